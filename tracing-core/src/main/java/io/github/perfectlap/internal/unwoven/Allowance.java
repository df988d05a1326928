package io.github.perfectlap.internal.unwoven;

/** How much is read before the search gives up, so that none takes longer than a second or so. */
final class Allowance {

    private static final long BYTES = 64 << 20;

    // To find a file costs about as much as to read this.
    private static final long BYTES_OF_NAME = 256;

    private long left;

    Allowance() {
        this(BYTES);
    }

    Allowance(long bytes) {
        this.left = bytes;
    }

    /** Whether a file of that size can still be read. */
    boolean read(long size) {
        return take(size);
    }

    /** Whether one more file can be passed by. */
    boolean pass() {
        return take(BYTES_OF_NAME);
    }

    boolean isUsedUp() {
        return left < 0;
    }

    private boolean take(long bytes) {
        left = isUsedUp() ? left : left - bytes;
        return !isUsedUp();
    }
}
