package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which capture a tree came from, so that an assertion on the tree alone can tell its test what it
 * expected. See RATIONALE.md for why this is a weak map and not a field.
 */
final class Owners {

    private static final Map<TraceTree, CapturedTraces> OWNERS = Collections.synchronizedMap(new WeakHashMap<>());

    private Owners() {}

    static List<TraceTree> claim(List<TraceTree> trees, CapturedTraces owner) {
        trees.forEach(tree -> OWNERS.put(tree, owner));
        return trees;
    }

    /** Null for a tree that did not come from a capture. */
    static @Nullable CapturedTraces of(TraceTree tree) {
        return OWNERS.get(tree);
    }
}
