package io.github.perfectlap.report;

import java.util.Locale;

/** Times as people compare them: one unit, thousands apart, tenths only where they matter. */
final class Milliseconds {

    private static final double NANOS = 1e6;
    private static final double TENTHS_BELOW = 9.95;

    private Milliseconds() {}

    static String text(long nanos) {
        double millis = nanos / NANOS;
        return String.format(Locale.ROOT, millis < TENTHS_BELOW ? "%.1f ms" : "%,.0f ms", millis);
    }
}
