package io.github.perfectlap.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentEndsTest {
    private final Path directory;
    private final Path elsewhere;
    private final List<Process> parents = new ArrayList<>();

    ParentEndsTest(@TempDir Path directory, @TempDir Path elsewhere) {
        this.directory = directory;
        this.elsewhere = elsewhere;
    }

    @AfterEach
    void end() {
        parents.forEach(Process::destroyForcibly);
    }

    @Test
    void parentKilled_leavesNothingOfAnyServer() throws Exception {
        Process parent = parent(List.of(), "redis", "kafka", "pulsar");
        Footprint footprint = footprint(parent);
        assertThat(footprint.addresses()).hasSize(3);
        assertThat(footprint.processes()).hasSize(4);
        parent.destroyForcibly();
        footprint.assertGone();
    }

    @Test
    void parentTerminated_leavesNothing() throws Exception {
        Process parent = parent(List.of(), "redis");
        Footprint footprint = footprint(parent);
        parent.destroy();
        footprint.assertGone();
    }

    @Test
    void parentKilledWhileAServerStarts_leavesNothing() throws Exception {
        String never = TestSettings.program(elsewhere, "exec sleep 600");
        Process parent = parent(List.of("-D" + Settings.REDIS_BINARY + "=" + never), "redis");
        while (parent.descendants().count() < 2) {
            assertThat(parent.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        Footprint footprint = new Footprint(parent.descendants().toList(), List.of(), directory);
        parent.destroyForcibly();
        footprint.assertGone();
    }

    private Footprint footprint(Process parent) throws IOException {
        String addresses = parent.inputReader().readLine();
        assertThat(addresses).isNotNull();
        return new Footprint(parent.descendants().toList(), List.of(addresses.split(" ", -1)), directory);
    }

    private Process parent(List<String> options, String... servers) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-D" + Settings.TEMP_DIRECTORY + "=" + directory);
        command.addAll(options);
        command.add(Shop.class.getName());
        command.addAll(List.of(servers));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process parent = builder.start();
        parents.add(parent);
        return parent;
    }
}
