package io.github.perfectlap;

/**
 * Which steps a running transaction has had in this process: the set of their paths, however often and in whatever
 * order. Only our own steps count, since only their names come from the application's code. Thread-safe.
 */
final class Shape {

    /** With more, names hold values, and one order's paths would tell nothing of the next. */
    static final int MAX_PATHS = 1_000;

    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final LongSet paths = new LongSet(MAX_PATHS);
    private final String name;
    private long sum;
    private long fingerprint;
    private boolean isAsked;

    /** @param name of the transaction */
    Shape(String name) {
        this.name = name;
    }

    /** Notes a step that was opened. */
    static void opened(Recorded step) {
        Shape shape = step.lap().shape();
        if (shape != null) {
            shape.add(path(step));
        }
    }

    private synchronized void add(long path) {
        if (paths.add(path)) {
            sum += path;
        }
    }

    /** What is the same for all transactions of this shape, and stays as it was first asked for. */
    synchronized long fingerprint() {
        if (!isAsked) {
            fingerprint = mixed(hash(name) ^ mixed(paths.isFull() ? -1 : sum));
            isAsked = true;
        }
        return fingerprint;
    }

    /** The fingerprint as 16 hexadecimal digits. */
    String text() {
        return Hex.spanId(fingerprint());
    }

    private static long path(Recorded step) {
        long path = 0;
        Inner at = step;
        while (at instanceof Recorded recorded && recorded.role() != Role.TRANSACTION) {
            path = mixed(path + hash(recorded.openedAs()));
            at = recorded.outer();
        }
        return path;
    }

    /** FNV-1a, of 64 bits. */
    private static long hash(String text) {
        long hash = FNV_START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** So that sums of what this gives differ wherever their parts do: the last step of SplitMix64. */
    private static long mixed(long bits) {
        long once = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }
}
