package io.github.perfectlap.report.otlp;

/** Counts the parts of a request: two bytes can ask for an object of a hundred. */
final class Budget {

    private static final int MAX_PARTS = 1_000_000;

    private int spent;

    void spend() throws OtlpFormatException {
        if (++spent > MAX_PARTS) {
            throw new OtlpFormatException("more than " + MAX_PARTS + " parts in one request");
        }
    }
}
