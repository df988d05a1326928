package io.github.perfectlap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Orders that come at random to a pool that serves so many at a time, in simulated time. */
final class PoolSimulation {

    private static final double NANOS_PER_SECOND = 1e9;

    private final CountedMeasure measure;
    private final SteppedClock clock;
    private final int capacity;
    private final Random random;
    private final double arrivalsPerSecond;
    private final DoubleSupplier serviceSeconds;
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final PriorityQueue<Served> served = new PriorityQueue<>();

    PoolSimulation(
            CountedMeasure measure,
            SteppedClock clock,
            int capacity,
            Random random,
            double arrivalsPerSecond,
            DoubleSupplier serviceSeconds) {
        this.measure = measure;
        this.clock = clock;
        this.capacity = capacity;
        this.random = random;
        this.arrivalsPerSecond = arrivalsPerSecond;
        this.serviceSeconds = serviceSeconds;
    }

    /** How much of the pool is used, 0 to 1. */
    double use() {
        return (double) served.size() / capacity;
    }

    void run(long seconds) {
        long end = clock.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
        long arrival = next();
        while (clock.nanoTime() < end) {
            boolean isEnd = !served.isEmpty() && served.element().endNanos <= arrival;
            clock.pass((isEnd ? served.element().endNanos : arrival) - clock.nanoTime());
            if (isEnd) {
                end();
            } else {
                measure.started(arrival);
                waiting.add(arrival);
                arrival = next();
            }
            if (served.size() < capacity && !waiting.isEmpty()) {
                served.add(new Served(clock.nanoTime() + nanos(serviceSeconds.getAsDouble()), waiting.remove()));
            }
        }
    }

    private void end() {
        Served ended = served.remove();
        measure.ended(Verdict.OK, ended.endNanos - ended.startNanos, true, ended.endNanos, null);
    }

    private long next() {
        return clock.nanoTime() + nanos(-Math.log(1 - random.nextDouble()) / arrivalsPerSecond);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * NANOS_PER_SECOND);
    }

    private record Served(long endNanos, long startNanos) implements Comparable<Served> {

        @Override
        public int compareTo(Served other) {
            return Long.compare(endNanos, other.endNanos);
        }
    }
}
