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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recorded span in its place, with children in the order in which they started. */
final class ActualStep {

    private static final String UNKNOWN = "a step that was not recorded";

    private final TraceNode node;
    private final Moments moments;
    private final StepShape shape;
    private final ActualAttributes attributes;
    private final @Nullable ActualStep parent;
    private final List<ActualStep> children = new ArrayList<>();
    private int size = 1;

    private ActualStep(TraceNode node, @Nullable ActualStep parent, Moments moments) {
        this.node = node;
        this.moments = moments;
        this.shape = StepShape.of(node.span());
        this.attributes = ActualAttributes.of(shape, node.span());
        this.parent = parent;
    }

    /**
     * The roots of some trees.
     *
     * @param left what is left out; what is below it stands below the step above it
     */
    static List<ActualStep> roots(List<TraceTree> trees, Moments moments, Set<TraceNode> left) {
        Map<TraceNode, ActualStep> steps = new HashMap<>();
        List<ActualStep> parentsFirst = new ArrayList<>();
        for (TraceTree tree : trees) {
            for (TraceNode node : tree.nodes()) {
                if (!left.contains(node)) {
                    TraceNode above = keptAbove(node, left);
                    ActualStep step = new ActualStep(node, above == null ? null : steps.get(above), moments);
                    steps.put(node, step);
                    parentsFirst.add(step);
                }
            }
        }
        for (int index = parentsFirst.size() - 1; index >= 0; index--) {
            parentsFirst.get(index).sumUp();
        }
        parentsFirst.forEach(step -> step.joinParent());
        parentsFirst.forEach(step -> step.children.sort(comparingInt(a -> moments.start(a.span()))));
        return parentsFirst.stream().filter(step -> step.parent == null).toList();
    }

    private static @Nullable TraceNode keptAbove(TraceNode node, Set<TraceNode> left) {
        TraceNode above = node.parent();
        while (above != null && left.contains(above)) {
            above = above.parent();
        }
        return above;
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
        return node.span();
    }

    String name() {
        return shape.name();
    }

    TraceNode node() {
        return node;
    }

    StepShape shape() {
        return shape;
    }

    ActualAttributes attributes() {
        return attributes;
    }

    boolean has(HasEvent event) {
        return span().events().stream().anyMatch(recorded -> recorded.name().equals(event.name()));
    }

    boolean is(Within limit) {
        return span().duration().compareTo(limit.limit()) <= 0;
    }

    /** How long it took, in words. */
    String took() {
        return "took " + DurationText.rounded(span().duration());
    }

    /** Names of the steps that its links lead to. */
    List<String> links() {
        return node.links().stream()
                .map(link -> link.target() == null ? UNKNOWN : link.target().name())
                .toList();
    }

    boolean isOpen() {
        return moments.isOpen(span());
    }

    /** The user's line that started it. */
    String startPlace() {
        return moments.place(span());
    }

    /** The thread that started it; null where that isn't known. */
    @Nullable
    Thread thread() {
        return moments.thread(span());
    }

    boolean overlaps(ActualStep other) {
        return moments.overlap(span(), other.span());
    }

    SpanKind kind() {
        return span().kind();
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
