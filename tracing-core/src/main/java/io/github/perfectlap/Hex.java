package io.github.perfectlap;

import java.util.HexFormat;

/**
 * Ids as texts. OpenTelemetry's own way writes into a buffer of the thread, which its propagators are filling at the
 * moment when they ask for an id, so an id that is made when asked for must be written elsewhere.
 */
final class Hex {

    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 16;

    private Hex() {}

    static String traceId(long high, long low) {
        return HEX.toHexDigits(high).concat(HEX.toHexDigits(low));
    }

    static String spanId(long id) {
        return HEX.toHexDigits(id);
    }

    /** First half of a trace's id. */
    static long high(String traceId) {
        return Long.parseUnsignedLong(traceId, 0, DIGITS, DIGITS);
    }

    /** Second half of a trace's id. */
    static long low(String traceId) {
        return Long.parseUnsignedLong(traceId, DIGITS, 2 * DIGITS, DIGITS);
    }
}
