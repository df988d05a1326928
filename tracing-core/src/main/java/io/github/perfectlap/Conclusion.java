package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** What is noted of a transaction or step where it ends, before its span does. */
final class Conclusion {

    private Conclusion() {}

    /**
     * Notes it; where that fails, the span ends all the same.
     *
     * @param isComplete whether it did what it is for, as far as is known
     */
    static void of(Recorded ended, long endNanos, boolean isComplete) {
        try {
            if (!isComplete) {
                ended.note(Failure.notCompleted());
            }
            if (ended.isTransaction()) {
                ofTransaction(ended, endNanos);
            } else {
                ofStep(ended, endNanos);
            }
        } catch (Throwable fault) {
            ended.problems().failed("Ending a step", fault);
        }
    }

    private static void ofTransaction(Recorded ended, long endNanos) {
        Lap lap = ended.lap();
        lap.judge(endNanos);
        Failure reason = lap.failure();
        if (reason != null) {
            describe(ended, reason, endNanos);
        }
        lap.end(endNanos, ended);
        if (lap.isOver()) {
            lap.recorder().handOffs().finished(ended);
        }
        ended.writeEnd(endNanos);
    }

    private static void ofStep(Recorded ended, long endNanos) {
        Lap lap = ended.lap();
        boolean isPlain = lap.isPlain();
        if (!isPlain && lap.isTooLong(ended.openedAs(), endNanos - ended.startNanos())) {
            ended.note(Failure.tooSlow(ended.openedAs()));
        }
        Failure reason = ended.stepFailure();
        if (reason != null) {
            describe(ended, reason, endNanos);
        }
        if (!isPlain) {
            lap.stepEnded(ended, reason != null, endNanos);
        }
        if (ended.isHandOff()) {
            ofHandOff(ended, !isSent(ended, reason));
        }
    }

    private static void describe(Recorded ended, Failure reason, long endNanos) {
        ended.problems().guard("Describing a failure", () -> ended.writeFailure(reason, endNanos));
    }

    /** One that only took too long was sent all the same. */
    private static boolean isSent(Recorded handOff, @Nullable Failure reason) {
        return handOff.isWritten() && (reason == null || reason.kind() == Failure.Kind.POLICY);
    }

    private static void ofHandOff(Recorded handOff, boolean failed) {
        if (failed) {
            handOff.lap().handOverFailed();
        }
        ExpectedHandOff expected = handOff.expected();
        if (expected != null) {
            handOff.lap().recorder().handOffs().closed(handOff, expected, failed);
        }
    }
}
