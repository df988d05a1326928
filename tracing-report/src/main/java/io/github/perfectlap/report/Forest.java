package io.github.perfectlap.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hangs spans below their parents, whatever the spans say about each other. */
final class Forest {

    private static final Comparator<TraceNode> BY_START =
            comparingLong(node -> node.span().startEpochNanos());

    private record Id(String traceId, String spanId) {}

    private final List<TraceNode> nodes = new ArrayList<>();
    private final Map<Id, TraceNode> firstWithId = new HashMap<>();

    Forest(Collection<TracedSpan> spans) {
        // A retried export delivers a span twice: what is equal in every part is one span.
        for (TracedSpan span : new LinkedHashSet<>(spans)) {
            TraceNode node = new TraceNode(span);
            nodes.add(node);
            firstWithId.putIfAbsent(new Id(span.traceId(), span.spanId()), node);
        }
        nodes.sort(BY_START);
    }

    List<TraceTree> trees() {
        nodes.forEach(this::findParent);
        breakCycles();
        Map<String, List<TraceNode>> roots = new LinkedHashMap<>();
        for (TraceNode node : nodes) {
            TraceNode parent = node.parent();
            if (parent != null) {
                parent.add(node);
            } else {
                roots.computeIfAbsent(node.span().traceId(), id -> new ArrayList<>())
                        .add(node);
            }
            findLinks(node);
        }
        return roots.values().stream().map(Forest::tree).toList();
    }

    private static TraceTree tree(List<TraceNode> roots) {
        // Clocks differ between machines: an orphan may seem to start before the real root.
        roots.sort(comparing(TraceNode::isOrphan));
        return new TraceTree(List.copyOf(roots));
    }

    private void findParent(TraceNode node) {
        TracedSpan span = node.span();
        TraceNode parent = span.isRoot() ? null : at(span.traceId(), span.parentSpanId());
        if (parent != null) {
            node.hangBelow(parent);
        }
    }

    private void findLinks(TraceNode node) {
        for (TracedSpan.Link link : node.span().links()) {
            node.add(new TraceLink(link, at(link.traceId(), link.spanId())));
        }
    }

    private @Nullable TraceNode at(String traceId, String spanId) {
        return firstWithId.get(new Id(traceId, spanId));
    }

    /** Walks up from every node once; a walk that meets itself has found a ring. */
    private void breakCycles() {
        Set<TraceNode> known = new HashSet<>();
        for (TraceNode start : nodes) {
            Set<TraceNode> path = new LinkedHashSet<>();
            TraceNode node = start;
            while (node != null && known.add(node)) {
                path.add(node);
                node = node.parent();
            }
            if (node != null && path.contains(node)) {
                Collections.min(ring(node), BY_START).cutOff();
            }
        }
    }

    private static List<TraceNode> ring(TraceNode member) {
        List<TraceNode> ring = new ArrayList<>(List.of(member));
        for (TraceNode node = member.parent(); node != null && node != member; node = node.parent()) {
            ring.add(node);
        }
        return ring;
    }
}
