package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A JVM of its own whose clock may be wrong: it does some work on each message, and answers with what it sent on. */
final class HostProcess implements AutoCloseable {

    static final Duration WORK = Duration.ofMillis(20);

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;

    HostProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = process.inputReader(UTF_8);
        orders = new PrintWriter(process.outputWriter(UTF_8), true);
    }

    /**
     * Has it start a transaction, or go on with one.
     *
     * @param aheadSeconds how far its clock is ahead
     * @param finishes whether the transaction ends there
     */
    Part handle(int aheadSeconds, boolean finishes, @Nullable Part before) throws IOException {
        orders.println(aheadSeconds + "\t" + finishes + "\t" + (before == null ? "\t" : before.message()));
        return Part.of(answers.readLine());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What became of a message, in seconds; not a number where nothing is said. */
    record Part(
            String message,
            String traceId,
            String parentId,
            String spanId,
            double duration,
            double queueWait,
            double endToEnd,
            double skew,
            boolean isDuplicate) {

        private static Part of(String answer) {
            String[] each = answer.split("\t", -1);
            return new Part(
                    each[0] + "\t" + each[1],
                    each[2],
                    each[3],
                    each[4],
                    Double.parseDouble(each[5]),
                    number(each[6]),
                    number(each[7]),
                    number(each[8]),
                    each[9].equals("true"));
        }

        private static double number(String text) {
            return text.equals("null") ? Double.NaN : Double.parseDouble(text);
        }
    }

    static final class Main {

        private final InMemorySpanExporter spans = InMemorySpanExporter.create();
        private final BusinessTransaction definition;

        private Main(int aheadSeconds) {
            definition = Tracing.builder()
                    .withoutShutdownHook()
                    .processor(SimpleSpanProcessor.create(spans))
                    .clock(new WrongClock(TimeUnit.SECONDS.toNanos(aheadSeconds)))
                    .build()
                    .transaction("checkout");
        }

        public static void main(String[] arguments) throws IOException {
            Map<String, Main> byClock = new HashMap<>();
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            PrintWriter answers = new PrintWriter(System.out, true, UTF_8);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] each = order.split("\t", -1);
                Main main = byClock.computeIfAbsent(each[0], ahead -> new Main(Integer.parseInt(ahead)));
                answers.println(main.handle(Boolean.parseBoolean(each[1]), each[2], each[3]));
            }
        }

        private String handle(boolean finishes, String traceparent, String baggage) {
            Headers arrived = new Headers().add("traceparent", traceparent).add("baggage", baggage);
            Headers sent = new Headers();
            BusinessTransaction part = finishes ? definition.finishes() : definition;
            RunWith<Transaction, RuntimeException> body = tx -> {
                LockSupport.parkNanos(WORK.toNanos());
                if (!finishes) {
                    tx.inject(sent, Headers.SETTER);
                }
            };
            if (traceparent.isEmpty()) {
                part.run(body);
            } else {
                part.resume(arrived, arrived).run(body);
            }
            String answer = sent.get("traceparent") + "\t" + sent.get("baggage") + "\t" + described();
            spans.reset();
            return answer;
        }

        private String described() {
            SpanData span = spans.getFinishedSpanItems().get(0);
            double seconds = (span.getEndEpochNanos() - span.getStartEpochNanos()) / 1e9;
            List<AttributeKey<?>> keys = List.of(
                    TransactionAttributes.QUEUE_WAIT,
                    TransactionAttributes.END_TO_END,
                    TransactionAttributes.CLOCK_SKEW,
                    TransactionAttributes.DUPLICATE);
            StringBuilder answer = new StringBuilder()
                    .append(span.getTraceId())
                    .append('\t')
                    .append(span.getParentSpanId())
                    .append('\t')
                    .append(span.getSpanId())
                    .append('\t')
                    .append(seconds);
            keys.forEach(key -> answer.append('\t').append(span.getAttributes().get(key)));
            return answer.toString();
        }
    }

    private record WrongClock(long aheadNanos) implements Clock {

        @Override
        public long now() {
            return Clock.getDefault().now() + aheadNanos;
        }

        @Override
        public long nanoTime() {
            return Clock.getDefault().nanoTime();
        }
    }
}
