package io.github.perfectlap.testkit.fault;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.common.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that is wrong: it differs from another one, and jumps when told to. For an OpenTelemetry SDK that is to
 * stand for another machine. Thread-safe.
 *
 * <pre>{@code
 * SdkTracerProvider.builder().setClock(FaultyClock.aheadBy(Duration.ofSeconds(30)))
 * }</pre>
 */
public final class FaultyClock implements Clock {

    private final Clock inner;
    private final AtomicLong aheadNanos;

    private FaultyClock(Clock inner, Duration ahead) {
        this.inner = inner;
        this.aheadNanos = new AtomicLong(ahead.toNanos());
    }

    /** One that is ahead of the JVM's, or behind it where the duration is negative. */
    public static FaultyClock aheadBy(Duration ahead) {
        return aheadOf(Clock.getDefault(), ahead);
    }

    /** One that is ahead of another. */
    public static FaultyClock aheadOf(Clock inner, Duration ahead) {
        return new FaultyClock(requireNonNull(inner, "inner"), ahead);
    }

    /** Sets the time of day forward, or back where the duration is negative, as an operator or NTP does. */
    public void jump(Duration by) {
        aheadNanos.addAndGet(by.toNanos());
    }

    @Override
    public long now() {
        return inner.now() + aheadNanos.get();
    }

    /** Runs on as ever: it has nothing to do with the time of day. */
    @Override
    public long nanoTime() {
        return inner.nanoTime();
    }
}
