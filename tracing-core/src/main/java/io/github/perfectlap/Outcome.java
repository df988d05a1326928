package io.github.perfectlap;

import java.util.Locale;

/** How a transaction ended, as its customer would see it. */
public enum Outcome {
    /** It did what it is for. */
    OK,
    /** A step of it failed by an exception, or may fail, and the code went on and completed it. */
    DEGRADED,
    /** It failed: an exception left it, a result said no, the code said so, or a declared limit was broken. */
    FAILED,
    /** It was closed and nobody had said that it is complete, or nobody can end it any more. */
    ABANDONED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The value of {@link TransactionAttributes#OUTCOME}. */
    public String text() {
        return text;
    }
}
