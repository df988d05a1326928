package io.github.perfectlap.examples.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void find_two_areDifferentAndCanBeOpened() throws Exception {
        List<Integer> ports = FreePorts.find(2);
        assertThat(ports).doesNotHaveDuplicates().hasSize(2);
        for (int port : ports) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            }
        }
    }
}
