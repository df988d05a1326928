package io.github.perfectlap.weave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent, in a JVM of its own. */
class WeaveAgentTest {

    private static final String MAIN = """
            package shop;
            import io.github.perfectlap.WovenMethod;
            import io.github.perfectlap.annotation.*;
            public class Main {
                @WithStep("charge card")
                static String charge(@StepAttribute("amount") int amount) { return "charged " + amount; }
                public static void main(String[] arguments) throws Exception {
                    if (arguments.length > 0) {
                        System.out.println(charge(0));
                        com.sun.tools.attach.VirtualMachine machine =
                                com.sun.tools.attach.VirtualMachine.attach("" + ProcessHandle.current().pid());
                        machine.loadAgent(arguments[0]);
                        machine.detach();
                    }
                    System.out.println(charge(1));
                    System.out.println(charge(2));
                    WovenMethod.SAID.forEach(System.out::println);
                    System.out.println("by agent: " + System.getProperty("perfectlap.woven.by.agent"));
                    if (Boolean.getBoolean("faulty")) {
                        System.out.println(Class.forName("shop.Faulty").getMethod("ship").invoke(null));
                    }
                }
            }
            """;

    private static final String FAULTY = """
            package shop;
            public class Faulty {
                @io.github.perfectlap.annotation.WithStep(atMost = "soon")
                public static String ship() { return "shipped"; }
            }
            """;

    private static final String WOVEN = """
            charged 1
            charged 2
            link Main.charge(int)String
            enter charge
            arguments [1]
            exit
            enter charge
            arguments [2]
            exit
            by agent: true
            """;

    private final Path folder;
    private final Build build;

    WeaveAgentTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        build = new Build(Files.createDirectory(folder.resolve("classes")));
    }

    @BeforeEach
    void compile() {
        build.compile(List.of("-nowarn"), Build.resource("io/github/perfectlap/WovenMethod.java"))
                .compile(List.of("-nowarn"), MAIN);
    }

    /** A jar with the manifest entries of our own; the classes are on the class path. */
    private Path agent() throws IOException {
        Manifest manifest = new Manifest();
        Attributes entries = manifest.getMainAttributes();
        entries.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        entries.putValue("Premain-Class", WeaveAgent.class.getName());
        entries.putValue("Agent-Class", WeaveAgent.class.getName());
        entries.putValue("Can-Retransform-Classes", "true");
        Path jar = folder.resolve("agent.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.finish();
        }
        return jar;
    }

    private String output(Stream<Path> classPath, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xverify:all", "-cp"));
        command.add(Stream.concat(Stream.of(build.classes()), classPath)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(options);
        command.add("shop.Main");
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(child.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.contains("warning") && !line.startsWith("WARNING"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String output(List<String> options, String... arguments) throws IOException {
        return output(ClassPath.elements().stream(), options, arguments);
    }

    @Test
    void unwovenClass_isWovenAsItIsLoaded() throws IOException {
        assertThat(output(List.of("-javaagent:" + agent()))).isEqualTo(WOVEN);
    }

    @Test
    void classThatTheBuildWove_isNotWovenAgain() throws IOException {
        build.weave();

        assertThat(output(List.of("-javaagent:" + agent()))).isEqualTo(WOVEN);
    }

    @Test
    void withoutAgent_nothingIsWoven() throws IOException {
        assertThat(output(List.of())).isEqualTo("charged 1\ncharged 2\nby agent: null\n");
    }

    @Test
    void classThatCantBeWoven_isReportedAndRuns() throws IOException {
        build.compile(17, FAULTY);

        assertThat(output(List.of("-Dfaulty=true", "-javaagent:" + agent())))
                .isEqualTo(WOVEN
                        + "perfect-lap: shop.Faulty can't be woven: Faulty.java:4: ship(): atMost of @WithStep: a"
                        + " duration must be longer than zero, such as 2s, 250ms, 1m30s or PT2S, but was 'soon'\n"
                        + "shipped\n");
    }

    @Test
    void withoutByteBuddy_thatIsSaidAndTheApplicationRuns() throws IOException {
        Stream<Path> withoutByteBuddy = ClassPath.elements().stream()
                .filter(element -> !element.toString().contains("byte-buddy"));

        assertThat(output(withoutByteBuddy, List.of("-javaagent:" + agent())))
                .isEqualTo("perfect-lap: no method is woven, since java.lang.ClassNotFoundException:"
                        + " net.bytebuddy.ByteBuddy; the agent needs net.bytebuddy:byte-buddy and the OpenTelemetry API"
                        + " on the application's class path\ncharged 1\ncharged 2\nby agent: null\n");
    }

    @Test
    void attachedLate_loadedClassIsWoven() throws IOException {
        List<String> options = List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading");

        assertThat(output(options, agent().toString())).isEqualTo("charged 0\n" + WOVEN);
    }
}
