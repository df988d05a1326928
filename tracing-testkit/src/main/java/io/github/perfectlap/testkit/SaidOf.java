package io.github.perfectlap.testkit;

import io.github.perfectlap.GoldenSignals;
import io.github.perfectlap.report.StepShape.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an expectation would have to say of a recorded step, in its own words where these hold. */
final class SaidOf {

    private final ActualStep step;
    private final ExpectedStep expected;
    private final Comparison comparison;
    private final List<String> links;
    private final List<String> words = new ArrayList<>();

    SaidOf(ActualStep step, ExpectedStep expected, Comparison comparison) {
        this.step = step;
        this.expected = expected;
        this.comparison = comparison;
        this.links = new ArrayList<>(step.links());
    }

    List<String> words() {
        if (step.isOpen()) {
            return List.of("not ended");
        }
        Fact end = step.outcome();
        if (end != null && expected.outcome() == null) {
            words.add(end.text());
        }
        expected.line().sayings().forEach(this::add);
        if (expected.line().all(LinksTo.class).findAny().isPresent()) {
            links.forEach(link -> words.add(new LinksTo(link).text()));
        }
        return words;
    }

    private void add(Saying wanted) {
        String word = word(wanted);
        if (word != null) {
            words.add(word);
        }
    }

    /** Null where there is nothing to say. */
    private @Nullable String word(Saying wanted) {
        if (wanted instanceof Ends end) {
            return ending(end.fact());
        }
        if (wanted instanceof IsOfKind) {
            return Words.of(step.kind());
        }
        if (wanted instanceof HasEvent event) {
            return step.has(event) ? event.text() : null;
        }
        if (wanted instanceof LinksTo link) {
            return links.remove(link.step()) ? link.text() : null;
        }
        if (wanted instanceof Within limit) {
            return step.is(limit) ? limit.text() : step.took();
        }
        if (wanted instanceof SignalSaying signal) {
            return signal(signal);
        }
        return wanted instanceof Arrangement arrangement ? arrangement(arrangement) : null;
    }

    private @Nullable String ending(Fact wanted) {
        Fact end = step.outcome();
        if (end == null) {
            return null;
        }
        return Ending.isAsExpected(wanted, end) ? wanted.text() : end.text();
    }

    private String signal(SignalSaying wanted) {
        GoldenSignals known = comparison.signals();
        return known == null || wanted.holds(known.of(expected.name()))
                ? wanted.text()
                : wanted.actual(known.of(expected.name()));
    }

    private String arrangement(Arrangement wanted) {
        if (wanted == Arrangement.IN_ORDER || Timing.holds(comparison, expected, wanted)) {
            return wanted.text();
        }
        return wanted == Arrangement.TOGETHER ? Arrangement.ONE_AFTER_ANOTHER.text() : Arrangement.TOGETHER.text();
    }
}
