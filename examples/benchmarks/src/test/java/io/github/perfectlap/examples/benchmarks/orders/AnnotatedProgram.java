package io.github.perfectlap.examples.benchmarks.orders;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Places a good and a bad order through annotated methods, in a JVM that says what happened. */
final class AnnotatedProgram {

    private AnnotatedProgram() {}

    public static void main(String[] arguments) {
        try (Orders orders = Api.WITH_SPAN.open(Setting.valueOf(arguments[0]), Sink.counting())) {
            place(orders, Order.good());
            place(orders, Order.bad());
        } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
        }
    }

    private static void place(Orders orders, Order order) {
        try {
            System.out.println(orders.place(order));
        } catch (IllegalStateException failed) {
            System.out.println(failed.getMessage());
        }
    }

    /** Its output, in a JVM whose agent has one setting, opened with what may be another. */
    static String output(Setting agent, Setting opened, URI endpoint) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(Agent.jvmOptions(agent));
        // Of two values for a property the later one counts.
        command.addAll(List.of("-Dotel.traces.exporter=otlp", "-Dotel.exporter.otlp.endpoint=" + endpoint));
        command.addAll(List.of(AnnotatedProgram.class.getName(), opened.name()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
