package io.github.perfectlap.internal.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The futures that are open, by age. The youngest are looked at each millisecond, older ones every other one, and so on,
 * so that an end is known to within the same part of the time it took. Used by one thread.
 */
final class FutureRounds {

    /** The oldest are looked at each 16 ms. */
    private static final int ROUNDS = 5;

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** So many looks at each age. */
    private static final int LOOKS = 32;

    private final List<List<OpenFuture>> rounds = Stream.generate(() -> (List<OpenFuture>) new ArrayList<OpenFuture>())
            .limit(ROUNDS)
            .toList();
    private final long keptNanos;
    private long ticks;

    /** @param keptNanos how long a future is kept from becoming garbage */
    FutureRounds(long keptNanos) {
        this.keptNanos = keptNanos;
    }

    void add(OpenFuture future) {
        rounds.get(0).add(future);
    }

    boolean isEmpty() {
        return rounds.stream().allMatch(List::isEmpty);
    }

    /** How long nothing need be looked at. */
    long restNanos() {
        return pace() * TICK_NANOS;
    }

    /** Looks at those whose turn it is after a rest. */
    void look(long nowNanos) {
        // The next one at which it is the turn of the youngest there are.
        ticks = (ticks / pace() + 1) * pace();
        // The oldest first: what grows older meanwhile has just been looked at.
        for (int round = ROUNDS - 1; round >= 0; round--) {
            if (ticks % (1L << round) == 0) {
                look(round, nowNanos);
            }
        }
    }

    private void look(int round, long nowNanos) {
        rounds.get(round).removeIf(future -> future.hasEnded() || isOlder(future, round, nowNanos));
    }

    private boolean isOlder(OpenFuture future, int round, long nowNanos) {
        long age = future.age(nowNanos);
        if (age >= keptNanos) {
            future.letGo();
        }
        boolean isOlder = round < ROUNDS - 1 && age >= LOOKS * (TICK_NANOS << (round + 1));
        return isOlder && rounds.get(round + 1).add(future);
    }

    private long pace() {
        int youngest = 0;
        while (youngest < ROUNDS - 1 && rounds.get(youngest).isEmpty()) {
            youngest++;
        }
        return 1L << youngest;
    }
}
