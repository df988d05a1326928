package io.github.perfectlap.testkit;

import static java.util.Comparator.comparingInt;

import io.github.perfectlap.report.StepShape;
import io.github.perfectlap.report.StepShape.Fact;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A recorded span in its place, with children in the order in which they started. */
final class ActualStep {

    private final TracedSpan span;
    private final StepShape shape;
    private final @Nullable ActualStep parent;
    private final List<ActualStep> children = new ArrayList<>();
    private int size = 1;

    private ActualStep(TracedSpan span, @Nullable ActualStep parent) {
        this.span = span;
        this.shape = StepShape.of(span);
        this.parent = parent;
    }

    /**
     * The roots of some trees.
     *
     * @param start position of a span among all starts, equal where it isn't known
     */
    static List<ActualStep> roots(List<TraceTree> trees, ToIntFunction<TracedSpan> start) {
        Map<TraceNode, ActualStep> steps = new HashMap<>();
        List<ActualStep> parentsFirst = new ArrayList<>();
        for (TraceTree tree : trees) {
            for (TraceNode node : tree.nodes()) {
                TraceNode above = node.parent();
                ActualStep step = new ActualStep(node.span(), above == null ? null : steps.get(above));
                steps.put(node, step);
                parentsFirst.add(step);
            }
        }
        for (int index = parentsFirst.size() - 1; index >= 0; index--) {
            parentsFirst.get(index).sumUp();
        }
        parentsFirst.forEach(step -> step.joinParent());
        parentsFirst.forEach(step -> step.children.sort(comparingInt(a -> start.applyAsInt(a.span))));
        return parentsFirst.stream().filter(step -> step.parent == null).toList();
    }

    private void sumUp() {
        if (parent != null) {
            parent.size += size;
        }
    }

    private void joinParent() {
        if (parent != null) {
            parent.children.add(this);
        }
    }

    TracedSpan span() {
        return span;
    }

    String name() {
        return shape.name();
    }

    StepShape shape() {
        return shape;
    }

    SpanKind kind() {
        return span.kind();
    }

    /** Failed, degraded or abandoned; null where it succeeded. */
    @Nullable
    Fact outcome() {
        return shape.facts().isEmpty() ? null : shape.facts().get(0);
    }

    @Nullable
    ActualStep parent() {
        return parent;
    }

    List<ActualStep> children() {
        return children;
    }

    /** Number of steps here and below. */
    int size() {
        return size;
    }

    /** The nearest steps from the root to this one. */
    String path() {
        ActualStep top = this;
        String path = name();
        for (int levels = 1; top.parent != null; levels++) {
            top = top.parent;
            if (levels == 6) {
                return "… > " + path;
            }
            path = top.name() + " > " + path;
        }
        return path;
    }
}
