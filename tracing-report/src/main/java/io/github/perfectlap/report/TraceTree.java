package io.github.perfectlap.report;

import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one trace, each below its parent.
 *
 * <p>It can be built from any spans: a span whose parent is missing becomes a root of its own, a
 * ring of parents is cut at its earliest span, and a span delivered twice counts once.
 */
public final class TraceTree {

    private final List<TraceNode> roots;
    private final List<TraceNode> nodes;

    TraceTree(List<TraceNode> roots) {
        this.roots = roots;
        this.nodes = Collections.unmodifiableList(depthFirst(roots));
    }

    /** One tree for each trace among the spans, the one that started first before the others. */
    public static List<TraceTree> of(Collection<TracedSpan> spans) {
        return new Forest(spans).trees();
    }

    /** The trace's id, 32 hexadecimal digits. */
    public String traceId() {
        return roots.get(0).span().traceId();
    }

    /** What has no parent here: real roots first, then orphans, each by start time; at least one. */
    public List<TraceNode> roots() {
        return roots;
    }

    /**
     * The only root.
     *
     * @throws IllegalStateException if there are several; it names them
     */
    public TraceNode root() {
        if (roots.size() != 1) {
            throw new IllegalStateException(
                    "a whole trace has 1 root, but this one has " + roots.size() + ": " + rootNames());
        }
        return roots.get(0);
    }

    private String rootNames() {
        List<String> names = roots.stream().limit(10).map(TraceNode::name).toList();
        return String.join(", ", names) + (roots.size() > names.size() ? ", ..." : "");
    }

    /** Every node, a parent before its children. */
    public List<TraceNode> nodes() {
        return nodes;
    }

    /** The transaction's name, or the first root's where the root belongs to no transaction. */
    public String name() {
        TracedSpan first = roots.get(0).span();
        String transaction = first.attributes().get(TransactionAttributes.NAME);
        return transaction == null ? first.name() : transaction;
    }

    /** Names of the services that took part, sorted. */
    public Set<String> services() {
        Set<String> services = new TreeSet<>();
        nodes.forEach(node -> services.add(node.span().service()));
        services.remove("");
        return Collections.unmodifiableSet(services);
    }

    /** Every node whose span has this name, in the order of {@link #nodes()}. */
    public List<TraceNode> find(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).toList();
    }

    /** How the transaction ended in the process of the first root; null where that is not said. */
    public @Nullable Outcome outcome() {
        return SpanFacts.outcome(roots.get(0).span());
    }

    /** From the transaction's start to its end, wherever that was; null if it has not finished. */
    public @Nullable Duration endToEnd() {
        TraceNode last = finish();
        return last == null ? null : SpanFacts.seconds(last.span(), TransactionAttributes.END_TO_END);
    }

    /**
     * Of {@link #endToEnd}, the time in which a process had the transaction: from the arrival of a
     * message to the sending of the next, summed over the way to the end. Null if it has not
     * finished.
     */
    public @Nullable Duration work() {
        TraceNode last = finish();
        return last == null ? null : CriticalPath.to(last).work();
    }

    /** Of {@link #endToEnd}, the time in queues. Null if the transaction has not finished. */
    public @Nullable Duration waits() {
        TraceNode last = finish();
        return last == null ? null : CriticalPath.to(last).waits();
    }

    /** The node in which the transaction ended; of several, the one that ended last. */
    @Nullable
    TraceNode finish() {
        return nodes.stream()
                .filter(node -> SpanFacts.seconds(node.span(), TransactionAttributes.END_TO_END) != null)
                .max(Comparator.comparingLong(node -> node.span().endEpochNanos()))
                .orElse(null);
    }

    /** The tree as {@link TreeDrawing#timed()} draws it. */
    @Override
    public String toString() {
        return TreeDrawing.timed().draw(this);
    }

    // Not by recursion: a chain of parents can be deeper than the stack.
    private static List<TraceNode> depthFirst(List<TraceNode> roots) {
        List<TraceNode> found = new ArrayList<>();
        Deque<TraceNode> waiting = new ArrayDeque<>();
        pushReversed(roots, waiting);
        while (!waiting.isEmpty()) {
            TraceNode node = waiting.pop();
            found.add(node);
            pushReversed(node.children(), waiting);
        }
        return found;
    }

    private static void pushReversed(List<TraceNode> nodes, Deque<TraceNode> stack) {
        for (int index = nodes.size() - 1; index >= 0; index--) {
            stack.push(nodes.get(index));
        }
    }
}
