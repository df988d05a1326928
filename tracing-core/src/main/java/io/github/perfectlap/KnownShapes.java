package io.github.perfectlap;

/** The shapes that transactions of one name had in this process, up to a number of them. Thread-safe. */
final class KnownShapes {

    static final int MAX = 1_024;

    private final LongSet fingerprints = new LongSet(MAX);
    private final String name;
    private final Problems problems;

    KnownShapes(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** Whether it is new, and there was room to note it: what is not noted would be new each time. */
    boolean add(long fingerprint) {
        boolean isFull;
        synchronized (this) {
            if (fingerprints.add(fingerprint)) {
                return true;
            }
            isFull = fingerprints.isFull() && !fingerprints.contains(fingerprint);
        }
        if (isFull) {
            problems.report(
                    "shapes full",
                    "'" + name + "' had " + MAX + " shapes, and those beyond count as known; do names of its steps hold"
                            + " values, such as an order's number?");
        }
        return false;
    }
}
