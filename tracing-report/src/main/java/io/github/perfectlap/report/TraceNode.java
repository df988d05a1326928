package io.github.perfectlap.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span in its place in a {@link TraceTree}; two nodes are equal only when they are the same. */
public final class TraceNode {

    private final TracedSpan span;
    private final List<TraceNode> children = new ArrayList<>();
    private final List<TraceLink> links = new ArrayList<>();
    private @Nullable TraceNode parent;

    TraceNode(TracedSpan span) {
        this.span = span;
    }

    /** The span as it was recorded. */
    public TracedSpan span() {
        return span;
    }

    /** The span's name. */
    public String name() {
        return span.name();
    }

    /** The node above, or null for a root and for an orphan. */
    public @Nullable TraceNode parent() {
        return parent;
    }

    /** What is directly below, by start time; of those that started together, in the order given. */
    public List<TraceNode> children() {
        return Collections.unmodifiableList(children);
    }

    /** Where the span's links lead, in the order recorded. */
    public List<TraceLink> links() {
        return Collections.unmodifiableList(links);
    }

    /** Whether the span has a parent that is not among the spans, or is its own ancestor. */
    public boolean isOrphan() {
        return parent == null && !span.isRoot();
    }

    void hangBelow(TraceNode above) {
        parent = above;
    }

    void cutOff() {
        parent = null;
    }

    void add(TraceNode child) {
        children.add(child);
    }

    void add(TraceLink link) {
        links.add(link);
    }

    @Override
    public String toString() {
        return span.name() + " " + span.spanId();
    }
}
