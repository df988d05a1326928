package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.toSet;

import io.github.perfectlap.report.StepShape.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out what only follows from a difference further down. */
final class Consequences {

    private Consequences() {}

    static List<Finding> without(List<Finding> findings) {
        Set<ActualStep> slow = above(findings, DifferenceKind.SLOW);
        return findings.stream()
                .filter(finding -> !(finding.isOf(DifferenceKind.SLOW) && slow.contains(finding.at())))
                .filter(finding -> !(finding.isOf(DifferenceKind.ERROR) && isCausedBelow(finding, findings)))
                .toList();
    }

    private static Set<ActualStep> above(List<Finding> findings, DifferenceKind kind) {
        return findings.stream()
                .filter(finding -> finding.isOf(kind))
                .flatMap(finding -> ancestors(finding.at()).stream())
                .collect(toSet());
    }

    private static boolean isCausedBelow(Finding finding, List<Finding> findings) {
        ActualStep step = finding.at();
        return step != null
                && findings.stream()
                        .filter(other -> other.isOf(DifferenceKind.ERROR))
                        .anyMatch(other -> ancestors(other.at()).contains(step) && hasSpread(other.at(), step));
    }

    /** A failure goes up under its own reason, or as "degraded" where it was handled. */
    private static boolean hasSpread(@Nullable ActualStep from, ActualStep to) {
        Fact cause = from == null ? null : from.outcome();
        Fact effect = to.outcome();
        return cause != null
                && effect != null
                && (effect.equals(cause) || effect.word().equals("degraded"));
    }

    private static Set<ActualStep> ancestors(@Nullable ActualStep step) {
        Set<ActualStep> above = new HashSet<>();
        for (ActualStep up = step == null ? null : step.parent(); up != null; up = up.parent()) {
            above.add(up);
        }
        return above;
    }
}
