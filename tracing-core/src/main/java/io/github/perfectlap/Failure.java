package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * Why a transaction or step failed.
 *
 * @param type value of {@code error.type}: a class name or a reason of the user's
 * @param exception null where nothing was thrown
 * @param step the step that broke a limit; null where none did
 */
record Failure(
        Kind kind,
        String type,
        @Nullable Throwable exception,
        @Nullable String step) {

    /** From the strongest to the weakest: what is exported where several hold. */
    enum Kind {
        /** An exception. */
        EXPLICIT,
        /** Somebody said so, in words of the business. */
        IMPLICIT,
        /** It was closed, and nobody had said that it is complete. */
        NOT_COMPLETED,
        /** It broke a limit that was declared for it. */
        POLICY
    }

    /** What OpenTelemetry's conventions write where the kind of an error is not known. */
    static final String OTHER = "_OTHER";

    static final String TOO_SLOW = "too_slow";
    static final String TOO_MANY_STEPS = "too_many_steps";

    private static final Failure ABANDONED = new Failure(Kind.NOT_COMPLETED, Outcome.ABANDONED.text(), null, null);

    static Failure of(@Nullable String reason) {
        String type = reason == null || reason.isBlank() ? OTHER : TextLimits.name(reason);
        return new Failure(Kind.IMPLICIT, type, null, null);
    }

    static Failure of(@Nullable Throwable exception) {
        String type =
                exception == null ? OTHER : TextLimits.name(exception.getClass().getName());
        return new Failure(Kind.EXPLICIT, type, exception, null);
    }

    static Failure notCompleted() {
        return ABANDONED;
    }

    /** @param step null where the transaction itself was too slow */
    static Failure tooSlow(@Nullable String step) {
        return new Failure(Kind.POLICY, TOO_SLOW, null, step);
    }

    static Failure tooManySteps(String step) {
        return new Failure(Kind.POLICY, TOO_MANY_STEPS, null, step);
    }

    /** Whether this is what is said, and no more what was known before. Of two of a kind, the first stays. */
    boolean replaces(@Nullable Failure known) {
        return known == null || kind.compareTo(known.kind) < 0;
    }
}
