package io.github.perfectlap;

/** Parts of a whole. */
final class Shares {

    private Shares() {}

    /** From 0 to 1; 0 of nothing. */
    static double of(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
