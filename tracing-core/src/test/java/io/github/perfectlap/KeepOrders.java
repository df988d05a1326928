package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * One of two services: orders are placed in the first and shipped in the second, where one in a hundred fails. Messages
 * between them, and what they export, are lines of text, so that each may run in a process of its own.
 */
final class KeepOrders implements AutoCloseable {

    static final int STEPS = 4;
    private static final int VARIANTS = 5;

    private final Tracing tracing;
    private final BusinessTransaction checkout;
    private final BusinessTransaction ship;
    private int mostWaiting;

    /** @param exported gets a line for each span */
    KeepOrders(double share, Consumer<String> exported) {
        tracing = Tracing.builder()
                .withoutShutdownHook()
                .clock(new StandingClock())
                .processor(BatchSpanProcessor.builder(new Lines(exported))
                        .setMaxQueueSize(100_000)
                        .build())
                .keep(Keep.interesting(share))
                .build();
        checkout = tracing.transaction("checkout");
        ship = tracing.transaction("ship");
    }

    /** Places an order; what the second service is to get. */
    String place(int number) {
        Headers message = new Headers();
        checkout.run(tx -> {
            steps(tx, number);
            tx.inject(message, Headers.SETTER);
        });
        noteWaiting();
        return number + " " + message.get("traceparent") + " " + message.get("baggage");
    }

    /** Ships an order. */
    void ship(String line) {
        String[] parts = line.split(" ", 3);
        int number = Integer.parseInt(parts[0]);
        Headers message = new Headers().set("traceparent", parts[1]).set("baggage", parts[2]);
        Context arrived = tracing.propagator().extract(Context.root(), message, message);
        ship.resume(arrived).run(tx -> {
            steps(tx, number);
            if (isFailing(number)) {
                tx.fail("address unknown");
            }
            noteWaiting();
        });
    }

    static boolean isFailing(int number) {
        return number % 100 == 37;
    }

    /** Which way an order takes: one of a few, and once another one. */
    static int variant(int number) {
        return number == 1_234 ? VARIANTS : number % VARIANTS;
    }

    private static void steps(Transaction tx, int number) {
        for (int step = 0; step < STEPS; step++) {
            tx.step("step " + step + " of way " + variant(number), () -> {});
        }
    }

    private void noteWaiting() {
        Keeping keeping = checkout.recorder().keeping();
        if (keeping != null) {
            mostWaiting = Math.max(mostWaiting, keeping.waiting());
        }
    }

    /** The largest number of spans that waited for a decision, where somebody looked. */
    int mostWaiting() {
        return mostWaiting;
    }

    @Override
    public void close() {
        tracing.close();
    }

    /** Orders of which none takes longer than others. */
    private static final class StandingClock implements Clock {

        @Override
        public long now() {
            return 1_767_225_600_000_000_000L;
        }

        @Override
        public long nanoTime() {
            return 1;
        }
    }

    private record Lines(Consumer<String> exported) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            spans.forEach(span -> exported.accept(String.join(
                    " ",
                    span.getTraceId(),
                    span.getSpanId(),
                    span.getSpanContext().isSampled() ? "sampled" : "not",
                    String.valueOf(span.getAttributes().get(TransactionAttributes.SHAPE)),
                    String.valueOf(span.getAttributes().get(TransactionAttributes.KEEP_REASON)),
                    span.getName())));
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    /** One service as a process: messages go to standard output or come from standard input, spans to the errors. */
    public static final class Service {

        public static void main(String[] arguments) throws IOException {
            int orders = Integer.parseInt(arguments[1]);
            PrintStream messages = new PrintStream(System.out, false, UTF_8);
            KeepOrders service = new KeepOrders(Double.parseDouble(arguments[2]), line -> System.err.println(line));
            if (arguments[0].equals("first")) {
                for (int number = 0; number < orders; number++) {
                    messages.print(service.place(number) + "\n");
                }
            } else {
                BufferedReader arriving = new BufferedReader(new InputStreamReader(System.in, UTF_8));
                for (int number = 0; number < orders; number++) {
                    service.ship(arriving.readLine());
                }
                messages.print(service.mostWaiting() + "\n");
            }
            messages.flush();
            service.close();
        }
    }
}
