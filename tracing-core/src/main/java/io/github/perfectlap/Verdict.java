package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a transaction ended, and of what kind the error was: one row of every count. */
enum Verdict {
    OK(Outcome.OK, null),
    DEGRADED(Outcome.DEGRADED, null),
    EXPLICIT(Outcome.FAILED, Failure.Kind.EXPLICIT),
    IMPLICIT(Outcome.FAILED, Failure.Kind.IMPLICIT),
    POLICY(Outcome.FAILED, Failure.Kind.POLICY),
    ABANDONED(Outcome.ABANDONED, null);

    private final Outcome outcome;
    private final Failure.@Nullable Kind kind;

    Verdict(Outcome outcome, Failure.@Nullable Kind kind) {
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

    /** What tells it from others in metrics. */
    Attributes attributes() {
        AttributesBuilder attributes = Attributes.builder().put(TransactionAttributes.OUTCOME, outcome.text());
        if (kind != null) {
            attributes.put(TransactionAttributes.ERROR_KIND, kind.name().toLowerCase(Locale.ROOT));
        }
        return attributes.build();
    }
}
