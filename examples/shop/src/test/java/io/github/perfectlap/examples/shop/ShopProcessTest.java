package io.github.perfectlap.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop as a newcomer starts it: a process, which is interrupted or can't start its servers. */
class ShopProcessTest {

    private final Path folder;

    ShopProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void interrupted_whileServicesRun_leavesNothing() throws Exception {
        Process shop = start(List.of());
        List<ProcessHandle> children = childrenOnce(shop, "Starting storefront");
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(shop.pid()))
                        .start()
                        .waitFor())
                .isEqualTo(0);
        assertThat(shop.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (ProcessHandle child : children) {
            child.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void brokerThatCannotStart_isOneClearErrorAndStatus1() throws Exception {
        Process shop = start(List.of("-Dservers.redis.binary=" + Path.of("/bin/false")));
        String output = new String(shop.getInputStream().readAllBytes(), UTF_8);
        assertThat(shop.waitFor()).isEqualTo(1);
        assertThat(output.lines()).hasSize(2);
        assertThat(output.lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("The shop stopped: The redis server did not start")
                .contains("/bin/false ended with status 1", "What to do:");
        assertThat(left()).isEmpty();
    }

    @Test
    void unknownRelease_isRefusedBeforeAnythingStarts() throws Exception {
        Process shop = start(List.of(), "--release", "2.0");
        String output = new String(shop.getInputStream().readAllBytes(), UTF_8);
        assertThat(shop.waitFor()).isEqualTo(1);
        assertThat(output).isEqualTo("The shop stopped: the release must be 1.0 or 1.1, but was '2.0'\n");
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dservers.temp.directory=" + folder);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Shop.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove(Shop.ENDPOINT);
        return builder.start();
    }

    private static List<ProcessHandle> childrenOnce(Process shop, String said) throws IOException {
        BufferedReader output = shop.inputReader(UTF_8);
        List<String> lines = new ArrayList<>();
        String line = output.readLine();
        while (line != null && !line.startsWith(said)) {
            lines.add(line);
            line = output.readLine();
        }
        assertThat(line).as("after %s", lines).isNotNull();
        return shop.descendants().toList();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
