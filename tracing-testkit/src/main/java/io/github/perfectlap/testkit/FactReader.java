package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what stands between brackets. */
final class FactReader {

    private static final String FAILED = "failed";

    private final LineText text;
    private @Nullable Fact outcome;
    private @Nullable SpanKind kind;
    private boolean inOrder;

    FactReader(LineText text) {
        this.text = text;
    }

    @Nullable
    Fact outcome() {
        return outcome;
    }

    @Nullable
    SpanKind kind() {
        return kind;
    }

    boolean inOrder() {
        return inOrder;
    }

    void readUntilBracket() {
        do {
            read();
        } while (text.skip(','));
        text.expect(']');
    }

    private void read() {
        if (text.skipWord(FAILED)) {
            setOutcome(new Fact(FAILED, text.isEndOr(",]") ? "" : text.word(",]")));
            return;
        }
        String word = text.word(",]");
        switch (word) {
            case "degraded", "abandoned" -> setOutcome(new Fact(word, ""));
            case ExpectedLine.IN_ORDER -> inOrder = true;
            default -> setKind(word);
        }
    }

    private void setOutcome(Fact fact) {
        if (outcome != null) {
            throw text.error("a step is either '" + outcome.text() + "' or '" + fact.text() + "'");
        }
        outcome = fact;
    }

    private void setKind(String word) {
        Optional<SpanKind> meant = Arrays.stream(SpanKind.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (meant.isEmpty() || kind != null) {
            throw text.error("'"
                    + word
                    + "' is not a fact; known are failed, failed and a reason, degraded, abandoned, in"
                    + " order, and one of internal, server, client, producer and consumer");
        }
        kind = meant.get();
    }
}
