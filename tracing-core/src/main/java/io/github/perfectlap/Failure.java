package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * Why a step failed.
 *
 * @param type value of {@code error.type}: a class name or a reason of the user's
 * @param exception null where nothing was thrown
 */
record Failure(Kind kind, String type, @Nullable Throwable exception) {

    enum Kind {
        /** An exception. */
        EXPLICIT,
        /** Somebody said so, in words of the business. */
        IMPLICIT,
        /** It broke a limit that was declared for it. */
        POLICY,
        /** It was closed, and nobody had said that it is complete. */
        NOT_COMPLETED
    }

    /** What OpenTelemetry's conventions write where the kind of an error is not known. */
    static final String OTHER = "_OTHER";

    private static final Failure ABANDONED = new Failure(Kind.NOT_COMPLETED, Outcome.ABANDONED.text(), null);

    static Failure of(@Nullable String reason) {
        String type = reason == null || reason.isBlank() ? OTHER : TextLimits.name(reason);
        return new Failure(Kind.IMPLICIT, type, null);
    }

    static Failure of(@Nullable Throwable exception) {
        String type =
                exception == null ? OTHER : TextLimits.name(exception.getClass().getName());
        return new Failure(Kind.EXPLICIT, type, exception);
    }

    static Failure notCompleted() {
        return ABANDONED;
    }
}
