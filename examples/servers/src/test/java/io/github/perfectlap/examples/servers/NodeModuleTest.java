package io.github.perfectlap.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeModuleTest {
    private static final String COMMAND = "mvn -pl examples/kafka-server -am process-classes";

    private final Path directory;
    private final Path elsewhere;

    NodeModuleTest(@TempDir Path directory, @TempDir Path elsewhere) {
        this.directory = directory;
        this.elsewhere = elsewhere;
    }

    @Test
    void start_withoutAClassPathFile_saysHowToBuildIt() {
        Path file = elsewhere.resolve("server.classpath");
        assertThatThrownBy(() -> start(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(file.toString(), "cannot be read", COMMAND);
    }

    @Test
    void start_withRubbishForAClassPath_namesItAndLeavesNothing() throws Exception {
        Path file = Files.writeString(elsewhere.resolve("server.classpath"), "rub:bish\n");
        assertThatThrownBy(() -> start(file))
                .hasMessageContainingAll(file.toString(), "'rub'", "does not exist", COMMAND);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void start_withAClassPathOfNoServer_repeatsWhatTheJvmSaid() throws Exception {
        Files.createDirectory(elsewhere.resolve("classes"));
        Path file = Files.writeString(elsewhere.resolve("server.classpath"), elsewhere.toString());
        assertThatThrownBy(() -> start(file))
                .hasMessageContainingAll(
                        "The kafka server did not start: it ended with status 1",
                        "Could not find or load main class",
                        COMMAND);
        assertThat(directory).isEmptyDirectory();
    }

    private void start(Path file) {
        KafkaServer.start(TestSettings.in(directory, "servers.kafka.classpath", file.toString()));
    }
}
