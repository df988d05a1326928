package io.github.perfectlap.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    private final Path directory;

    ServerProcessTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void close_ofAServerThatDoesNotStop_killsIt() throws Exception {
        Settings settings = TestSettings.in(directory, Settings.STOP_SECONDS, "1");
        ServerProcess server = new ServerStart(launch(Stubborn.class.getName()), settings).run();
        assertThat(server.address()).isEqualTo("127.0.0.1:1");
        ProcessHandle handle = server.handle();
        server.close();
        assertThat(handle.isAlive()).isFalse();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void start_interrupted_leavesNothingAndStaysInterrupted() {
        Launch launch = launch(Stubborn.class.getName());
        Settings settings = TestSettings.in(directory, Settings.STOP_SECONDS, "1");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new ServerStart(launch, settings).run()).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void start_withoutATempDirectory_saysWhichSettingNamesIt() {
        Settings settings = TestSettings.in(directory.resolve("missing"));
        assertThatThrownBy(() -> new ServerStart(launch("Any"), settings).run())
                .hasMessageContainingAll("test server", "missing", "-D" + Settings.TEMP_DIRECTORY);
    }

    private static Launch launch(String main) {
        String classPath = System.getProperty("java.class.path");
        return new Launch("test", main, classPath, List.of("-Xmx32m"), List.of(), "look again");
    }
}
