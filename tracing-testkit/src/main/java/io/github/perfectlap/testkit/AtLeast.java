package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares where other steps may be there as well. One that is above others is taken out, so that
 * these stand below the next one up, until what is left are steps that were expected, and leaves.
 */
final class AtLeast {

    private AtLeast() {}

    static Comparison compare(List<ExpectedStep> expected, List<TraceTree> trees, Moments moments) {
        Set<TraceNode> left = new HashSet<>();
        while (true) {
            List<ActualStep> actual = ActualStep.roots(trees, moments, left);
            Comparison comparison = Comparer.exactly(expected, actual);
            List<TraceNode> between = new Walk<>(ActualStep::children)
                    .over(actual)
                    .filter(step -> comparison.expectedOf(step) == null)
                    .filter(step -> !step.children().isEmpty())
                    .map(ActualStep::node)
                    .toList();
            if (between.isEmpty()) {
                comparison.forgetNew();
                return comparison.leavingOut(left.size());
            }
            left.addAll(between);
        }
    }
}
