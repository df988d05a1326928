package io.github.perfectlap.testkit.otlp;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.context.MapCarrier;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another process that ships orders, and sends what it has recorded by OTLP. */
final class ChildProcess {

    private ChildProcess() {}

    /** Runs it to its end and returns its exit code. */
    static int run(Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ChildProcess.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        builder.environment().put("OTEL_SERVICE_NAME", "shipping");
        return builder.inheritIO().start().waitFor();
    }

    /** What to do, and then how many orders, or the headers that an order came with. */
    public static void main(String[] arguments) {
        boolean isJson = arguments[0].endsWith("json");
        try (OpenTelemetrySdk json = JsonSender.sdk();
                Tracing tracing = isJson ? Tracing.builder().openTelemetry(json).build() : Tracing.create()) {
            switch (arguments[0]) {
                case "ship" -> ship(tracing, Map.of("traceparent", arguments[1], "baggage", arguments[2]));
                case "torn-json", "torn" -> torn(tracing);
                default -> orders(tracing, Integer.parseInt(arguments[1]));
            }
        }
    }

    private static void ship(Tracing tracing, Map<String, String> headers) {
        MapCarrier.resume(tracing.transaction("ship order").finishes(), headers)
                .run(tx -> tx.step("print label", () -> {}));
    }

    private static void orders(Tracing tracing, int count) {
        for (int order = 0; order < count; order++) {
            tracing.transaction("ship order").run(tx -> {
                tx.step("pack", () -> {});
                tx.step("print label", () -> {});
            });
        }
    }

    private static void torn(Tracing tracing) {
        SpanContext neverSent = SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        Context parent = Context.root().with(Span.wrap(neverSent));
        tracing.transaction("ship order").from(parent).run(tx -> tx.step("pack", () -> {}));
    }
}
