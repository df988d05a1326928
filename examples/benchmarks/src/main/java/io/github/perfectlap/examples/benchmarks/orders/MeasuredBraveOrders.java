package io.github.perfectlap.examples.benchmarks.orders;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Brave, with golden signals by hand on Micrometer's meters, since Brave has none. */
final class MeasuredBraveOrders extends BraveOrders implements Measured {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Timer duration = meters.timer("order.duration");
    private final Counter ok = meters.counter("order.ended", "outcome", "ok");
    private final Counter failed = meters.counter("order.ended", "outcome", "failed");
    private final Counter errors = meters.counter("order.errors");
    private final LongAdder inFlight = new LongAdder();

    MeasuredBraveOrders(Setting setting, Sink sink) {
        super(setting, sink);
        meters.gauge("order.in_flight", inFlight);
    }

    @Override
    String steps(Order order) {
        long started = System.nanoTime();
        Counter outcome = failed;
        inFlight.increment();
        try {
            String result = super.steps(order);
            outcome = ok;
            return result;
        } finally {
            inFlight.decrement();
            duration.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            outcome.increment();
            if (outcome != ok) {
                errors.increment();
            }
        }
    }

    @Override
    public Signals signals() {
        long ended = (long) (ok.count() + failed.count());
        return new Signals(Math.min(duration.count(), ended), (long) errors.count(), inFlight.sum());
    }

    @Override
    public void close() {
        super.close();
        meters.close();
    }
}
