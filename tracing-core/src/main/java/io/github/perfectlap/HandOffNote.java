package io.github.perfectlap;

import java.time.Duration;

/**
 * That something was handed over and has to come back.
 *
 * @param transaction name of the business transaction
 * @param handedNanos reading of the clock
 * @param handOffs how many stand behind it; more than one where a transaction is to finish
 * @param isAbandoned whether it was reported
 */
record HandOffNote(
        HandOffId id,
        ExpectedHandOff expected,
        String transaction,
        long handedNanos,
        int handOffs,
        boolean isAbandoned) {

    HandOffNote abandoned() {
        return new HandOffNote(id, expected, transaction, handedNanos, handOffs, true);
    }

    HandOffNote times(int count) {
        return new HandOffNote(id, expected, transaction, handedNanos, count, isAbandoned);
    }

    boolean isLate(long now) {
        return now - handedNanos > expected.limitNanos();
    }

    AbandonedHandOff at(long now) {
        return new AbandonedHandOff(
                transaction,
                expected.step(),
                expected.expectation().carrier(),
                Duration.ofNanos(Math.max(0, now - handedNanos)),
                id.traceId());
    }
}
