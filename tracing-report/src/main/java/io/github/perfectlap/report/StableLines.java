package io.github.perfectlap.report;

import static java.util.Comparator.comparing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lines that do not change from run to run.
 *
 * @param placed whether a node has its place among its siblings by the program, and not by luck
 */
record StableLines(Predicate<TraceNode> placed) {

    // What is sorted is the text of whole subtrees, of which every level holds all below it.
    private static final int DEEPEST = 1_000;

    String draw(TraceTree tree) {
        checkDepth(tree);
        Map<TraceNode, StableStep> made = new HashMap<>();
        // Children first, so that nothing recurses through as many levels as there are.
        for (int index = tree.nodes().size() - 1; index >= 0; index--) {
            TraceNode node = tree.nodes().get(index);
            made.put(node, StableStep.of(node, placed, made));
        }
        List<StableStep> roots =
                made(tree.roots(), made).sorted(comparing(StableStep::key)).toList();
        StringBuilder out = new StringBuilder();
        roots.forEach(root -> root.write(1, 0, out));
        return out.toString();
    }

    /** What was made of some nodes. */
    static Stream<StableStep> made(List<TraceNode> nodes, Map<TraceNode, StableStep> made) {
        return nodes.stream().map(made::get).filter(Objects::nonNull);
    }

    private static void checkDepth(TraceTree tree) {
        Map<TraceNode, Integer> depths = new HashMap<>();
        for (TraceNode node : tree.nodes()) {
            TraceNode parent = node.parent();
            int depth = parent == null ? 1 : depths.getOrDefault(parent, 0) + 1;
            depths.put(node, depth);
            if (depth > DEEPEST) {
                throw new IllegalStateException(
                        "a stable drawing can have " + DEEPEST + " levels, but this tree has more");
            }
        }
    }
}
