package io.github.perfectlap.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes over trees, a parent before its children; not by recursion, as a trace may be deep. */
record Walk<T>(Function<T, List<T>> children) {

    /**
     * A node on the way.
     *
     * @param above null for a root
     * @param isLast whether no sibling follows
     */
    record Visit<T>(T node, @Nullable Visit<T> above, int depth, boolean isLast) {}

    Stream<T> over(List<T> roots) {
        return visits(roots).map(Visit::node);
    }

    Stream<Visit<T>> visits(List<T> roots) {
        Stream.Builder<Visit<T>> found = Stream.builder();
        Deque<Visit<T>> waiting = new ArrayDeque<>();
        pushReversed(roots, null, waiting);
        while (!waiting.isEmpty()) {
            Visit<T> next = waiting.pop();
            found.add(next);
            pushReversed(children.apply(next.node()), next, waiting);
        }
        return found.build();
    }

    private void pushReversed(List<T> nodes, @Nullable Visit<T> above, Deque<Visit<T>> stack) {
        int depth = above == null ? 0 : above.depth() + 1;
        for (int index = nodes.size() - 1; index >= 0; index--) {
            stack.push(new Visit<>(nodes.get(index), above, depth, index == nodes.size() - 1));
        }
    }
}
