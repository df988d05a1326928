package io.github.perfectlap;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads write one span while it ends. */
class OwnSpanRaceTest {

    private static final int ROUNDS = 250;
    private static final int WRITERS = 4;

    private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();
    private final AtomicReference<ReadableSpan> last = new AtomicReference<>();
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writtenWhileItEnds_whatWasThereBefore_isReportedAndNothingComesLater(boolean isSeenAtStart) {
        BusinessTransaction checkout = checkout(isSeenAtStart);
        for (int round = 0; round < ROUNDS; round++) {
            ended.clear();
            AtomicLongArray written = new AtomicLongArray(WRITERS);
            long[] before = endAmongWriters(checkout, written);
            assertThat(ended).hasSize(1);
            SpanData atItsEnd = ended.remove();
            check(atItsEnd, before, written);
            assertThat(requireNonNull(last.get()).toSpanData()).hasToString(atItsEnd.toString());
        }
        assertThat(thrown.get()).isNull();
    }

    /** What each writer had written for sure when the end began. */
    private long[] endAmongWriters(BusinessTransaction checkout, AtomicLongArray written) {
        try (Transaction transaction = checkout.start()) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> thread(() -> write(transaction, writer, written)))
                    .toList();
            writers.forEach(Thread::start);
            last.set((ReadableSpan) Span.current());
            transaction.attribute("owner", 1).attribute("owner", 2);
            while (written.get(0) + written.get(WRITERS - 1) < 2) {
                Thread.onSpinWait();
            }
            transaction.attribute("owner", 3).complete();
            long[] before = IntStream.range(0, WRITERS).mapToLong(written::get).toArray();
            transaction.close();
            writers.forEach(OwnSpanRaceTest::join);
            return before;
        }
    }

    private static void write(Transaction transaction, int writer, AtomicLongArray written) {
        Span span = Span.fromContext(transaction.context());
        for (long i = 1; span.isRecording(); i++) {
            transaction.attribute("writer " + writer, i);
            span.addEvent("event").setAttribute("any", i);
            written.set(writer, i);
        }
    }

    private static void check(SpanData span, long[] before, AtomicLongArray written) {
        for (int writer = 0; writer < WRITERS; writer++) {
            Long last = span.getAttributes().get(longKey("writer " + writer));
            assertThat(last == null ? 0 : last).isBetween(before[writer], written.get(writer) + 1);
        }
        long surely = Arrays.stream(before).sum();
        assertThat(span.getAttributes().get(longKey("owner"))).isEqualTo(3);
        assertThat(span.getTotalAttributeCount()).isGreaterThanOrEqualTo((int) (2 * surely + 3));
        assertThat(span.getTotalAttributeCount())
                .isGreaterThanOrEqualTo(span.getAttributes().size());
        assertThat(span.getTotalRecordedEvents())
                .isGreaterThanOrEqualTo((int) surely)
                .isGreaterThanOrEqualTo(span.getEvents().size());
    }

    @Test
    void endedBySeveral_isSeenToEndOnce() {
        BusinessTransaction checkout = checkout(false);
        for (int round = 0; round < ROUNDS; round++) {
            ended.clear();
            try (Transaction transaction = checkout.start()) {
                Span span = Span.current();
                Threads.run(Stream.<Runnable>of(span::end, transaction::finish, span::end, transaction::complete)
                        .map(body -> thread(() -> {
                            body.run();
                            span.end();
                        }))
                        .toList());
            }
            assertThat(ended).hasSize(1);
        }
        assertThat(thrown.get()).isNull();
    }

    private Thread thread(Runnable body) {
        Thread thread = new Thread(body);
        thread.setUncaughtExceptionHandler((where, fault) -> thrown.set(fault));
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private BusinessTransaction checkout(boolean isSeenAtStart) {
        return Tracing.builder()
                .withoutShutdownHook()
                .processor(new Ends(ended, isSeenAtStart))
                .build()
                .transaction("checkout");
    }

    private record Ends(Queue<SpanData> ended, boolean isStartRequired) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            span.setAttribute("seen at start", true);
        }

        @Override
        public boolean isStartRequired() {
            return isStartRequired;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            ended.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
