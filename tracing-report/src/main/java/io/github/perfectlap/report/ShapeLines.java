package io.github.perfectlap.report;

import io.github.perfectlap.report.StepShape.Fact;
import io.opentelemetry.api.trace.SpanKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Lines that a test can hold as its expectation. */
record ShapeLines(boolean ids, boolean kinds) {

    private static final String LEVEL = "  ";

    // Every level makes all below it longer: at this depth the drawing has 25 million characters.
    private static final int DEEPEST = 5_000;

    String draw(TraceTree tree) {
        StringBuilder out = new StringBuilder();
        if (ids) {
            out.append("trace ").append(tree.traceId()).append('\n');
        }
        Map<TraceNode, Integer> depths = new HashMap<>();
        for (TraceNode node : tree.nodes()) {
            TraceNode parent = node.parent();
            int depth = parent == null ? 0 : depths.getOrDefault(parent, 0) + 1;
            depths.put(node, atMostDeepest(depth));
            out.append(LEVEL.repeat(depth)).append(line(node)).append('\n');
        }
        return out.toString();
    }

    private static int atMostDeepest(int depth) {
        if (depth >= DEEPEST) {
            throw new IllegalStateException("a shape can be drawn with "
                    + DEEPEST
                    + " levels, but this tree has more; the timed"
                    + " drawing has no such limit");
        }
        return depth;
    }

    private String line(TraceNode node) {
        StepShape shape = StepShape.of(node.span());
        SpanKind kind = node.span().kind();
        if (kinds && kind != SpanKind.INTERNAL) {
            shape = shape.with(new Fact(kind.name().toLowerCase(Locale.ROOT), ""));
        }
        return ids ? shape.text() + " " + node.span().spanId() : shape.text();
    }
}
