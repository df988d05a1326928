package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a transaction ended, and of what kind the error was: one row of every count. */
enum Verdict {
    OK(0, Outcome.OK, null),
    DEGRADED(1, Outcome.DEGRADED, null),
    EXPLICIT(2, Outcome.FAILED, Failure.Kind.EXPLICIT),
    IMPLICIT(3, Outcome.FAILED, Failure.Kind.IMPLICIT),
    POLICY(4, Outcome.FAILED, Failure.Kind.POLICY),
    ABANDONED(5, Outcome.ABANDONED, null);

    /** Its row where durations are counted. */
    final int row;

    private final Outcome outcome;
    private final Failure.@Nullable Kind kind;

    Verdict(int row, Outcome outcome, Failure.@Nullable Kind kind) {
        this.row = row;
        this.outcome = outcome;
        this.kind = kind;
    }

    static Verdict of(Failure reason) {
        return switch (reason.kind()) {
            case EXPLICIT -> EXPLICIT;
            case IMPLICIT -> IMPLICIT;
            case POLICY -> POLICY;
            case NOT_COMPLETED -> ABANDONED;
        };
    }

    Outcome outcome() {
        return outcome;
    }

    /** The kind of error, where it failed. */
    @Nullable
    ErrorKind errorKind() {
        return switch (this) {
            case EXPLICIT -> ErrorKind.EXPLICIT;
            case IMPLICIT -> ErrorKind.IMPLICIT;
            case POLICY -> ErrorKind.POLICY;
            case OK, DEGRADED, ABANDONED -> null;
        };
    }

    /** What tells it from others in metrics. */
    Attributes attributes() {
        AttributesBuilder attributes = Attributes.builder().put(TransactionAttributes.OUTCOME, outcome.text());
        if (kind != null) {
            attributes.put(TransactionAttributes.ERROR_KIND, kind.name().toLowerCase(Locale.ROOT));
        }
        return attributes.build();
    }
}
