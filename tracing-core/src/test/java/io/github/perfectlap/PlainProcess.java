package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own without OpenTelemetry's test kit, which brings a storage of contexts of its own. */
final class PlainProcess {

    private PlainProcess() {}

    /** Runs a class to its end, and gives what it printed. */
    static String output(Class<?> main, List<String> options, String... arguments) throws IOException {
        List<String> command = Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                classPath()),
                        options.stream(),
                        Stream.of(main.getName()),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(child.getInputStream().readAllBytes(), UTF_8);
    }

    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return Pattern.compile(separator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.contains("opentelemetry-sdk-testing"))
                .collect(Collectors.joining(separator));
    }
}
