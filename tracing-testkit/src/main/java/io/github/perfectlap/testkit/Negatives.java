package io.github.perfectlap.testkit;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import java.util.stream.Stream;

/** Looks for what must not be there. */
final class Negatives {

    private final Comparison comparison;
    private final List<ActualStep> all;

    Negatives(List<ActualStep> actual) {
        this.comparison = new Comparison(List.of(), actual);
        this.all = new Walk<>(ActualStep::children).over(actual).toList();
    }

    Comparison never(String name) {
        named(name).forEach(step -> add(DifferenceKind.NEW, step, Wording.place(step.parent()) + ", expected never"));
        return comparison.judged();
    }

    Comparison neverUnder(String name, String above) {
        named(name)
                .filter(step -> isBelow(step, above))
                .forEach(step -> add(
                        DifferenceKind.NEW, step, Wording.place(step.parent()) + ", expected never under " + above));
        return comparison.judged();
    }

    Comparison neverOverlap(String name, String other) {
        for (ActualStep one : named(name).toList()) {
            named(other)
                    .filter(two -> two != one && two.overlaps(one))
                    .limit(1)
                    .forEach(two -> add(DifferenceKind.ORDER, one, "ran while " + two.path() + " did, expected never"));
        }
        return comparison.judged();
    }

    Comparison noAttribute(String key) {
        // Its value is not told: who forbids an attribute has a reason.
        all.stream()
                .filter(step -> step.span().attributes().asMap().keySet().stream()
                        .map(AttributeKey::getKey)
                        .anyMatch(key::equals))
                .forEach(step -> add(DifferenceKind.VALUE, step, "has " + key + ", expected never"));
        return comparison.keepingSecret(key).judged();
    }

    private Stream<ActualStep> named(String name) {
        return all.stream().filter(step -> step.name().equals(name));
    }

    private static boolean isBelow(ActualStep step, String above) {
        for (ActualStep up = step.parent(); up != null; up = up.parent()) {
            if (up.name().equals(above)) {
                return true;
            }
        }
        return false;
    }

    private void add(DifferenceKind kind, ActualStep step, String text) {
        comparison.add(new Difference(kind, step.name() + " " + text), step);
    }
}
