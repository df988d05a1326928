package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands until the test moves it. Spans, golden signals and limits see its time; code under test that
 * takes an {@link InstantSource} may be given it too.
 *
 * <pre>{@code
 * @TracingTest
 * void checkout_slowBank_isTooSlow(CapturedTraces traces, TestClock clock) {
 *     clock.durations("charge card", Duration.ofSeconds(3));
 *     new Shop(traces.tracing()).checkout(cart);
 *     assertThat(traces.onlyTree().nodes().get(0).span().duration()).isEqualTo(Duration.ofSeconds(3));
 * }
 * }</pre>
 *
 * <p>In JUnit, a test has one where it, its class's constructor or a {@code @BeforeEach} takes it as a parameter;
 * elsewhere it is given to {@link CapturedTraces#create(TestClock)}. Thread-safe.
 */
public final class TestClock implements InstantSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Instant start;
    private final Map<String, Long> nanosByStep = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Long> due = new ThreadLocal<>();
    private final Clock forSdk = new Readings();
    private final SpanProcessor steps = new Steps();
    private long passed;

    private TestClock(Instant start) {
        this.start = start;
    }

    /** One that begins on the first of January 2026, at midnight in Greenwich. */
    public static TestClock create() {
        return startingAt(START);
    }

    /** One that begins at a time of the test's choice. */
    public static TestClock startingAt(Instant start) {
        return new TestClock(requireNonNull(start, "start"));
    }

    /**
     * Lets time go by.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public TestClock pass(Duration duration) {
        long nanos = nanos(duration);
        long unused = reading();
        synchronized (this) {
            passed += nanos;
        }
        return this;
    }

    /**
     * Says how long every step or span of this name takes from now on, besides what happens inside it. Steps at the
     * same time on several threads take what was said of each; what starts after them starts when the longest has
     * ended.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public TestClock durations(String step, Duration each) {
        nanosByStep.put(requireNonNull(step, "step"), nanos(each));
        return this;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(passed());
    }

    /** What the library and its SDK read. */
    Clock forSdk() {
        return forSdk;
    }

    /** Sees the steps start whose durations were said. */
    SpanProcessor steps() {
        return steps;
    }

    private synchronized long passed() {
        return passed;
    }

    /** The time for the calling thread, on which a step's duration may have to be gone by first. */
    private long reading() {
        Long end = due.get();
        if (end == null) {
            return passed();
        }
        due.remove();
        synchronized (this) {
            passed = Math.max(passed, end);
        }
        return end;
    }

    private long startNanos() {
        return start.getEpochSecond() * 1_000_000_000 + start.getNano();
    }

    private static long nanos(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, but was to pass by " + duration);
        }
        return duration.toNanos();
    }

    private final class Readings implements Clock {

        @Override
        public long now() {
            return startNanos() + reading();
        }

        @Override
        public long nanoTime() {
            return reading();
        }
    }

    private final class Steps implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            Long nanos = nanosByStep.get(span.getName());
            if (nanos != null) {
                due.set(span.toSpanData().getStartEpochNanos() - startNanos() + nanos);
            }
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
