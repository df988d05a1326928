package io.github.perfectlap.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What running servers take up: processes, ports and folders. */
record Footprint(List<ProcessHandle> processes, List<String> addresses, Path directory) {

    static Footprint of(ServerProcess server, Path directory) {
        Stream<ProcessHandle> family =
                Stream.concat(Stream.of(server.handle()), server.handle().descendants());
        return new Footprint(family.toList(), List.of(server.address()), directory);
    }

    /** Waits for the processes, but not for what they should have tidied up before they ended. */
    void assertGone() throws Exception {
        try {
            for (ProcessHandle process : processes) {
                process.onExit().get(30, TimeUnit.SECONDS);
            }
        } finally {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
        assertThat(directory).isEmptyDirectory();
        for (String address : addresses) {
            assertThatThrownBy(() -> connect(address).close()).isInstanceOf(ConnectException.class);
        }
    }

    static Socket connect(String address) throws Exception {
        int colon = address.lastIndexOf(':');
        return new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }
}
