package io.github.perfectlap.internal.async;

/** What nobody holds any more. */
final class Garbage {

    private Garbage() {}

    /** Collects, and ends what was forgotten, until that end is told. */
    static void collectUntilTold(RecordingEnd end) {
        while (!end.isTold()) {
            System.gc();
            AsyncReturns.endForgotten();
        }
    }
}
