package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;

/** What the outermost span of a transaction says of its shape, and of why it was kept. */
final class KeepAttributes {

    private KeepAttributes() {}

    static Attributes of(Lap lap) {
        Shape shape = lap.shape();
        LocalTree tree = lap.tree();
        if (shape == null && tree == null) {
            return Attributes.empty();
        }
        AttributesBuilder known = Attributes.builder();
        if (shape != null) {
            known.put(TransactionAttributes.SHAPE, shape.text());
        }
        if (tree != null) {
            describe(tree, known);
        }
        return known.build();
    }

    private static void describe(LocalTree tree, AttributesBuilder known) {
        KeepReason reason = tree.decision();
        if (reason != null && reason.isKept()) {
            known.put(TransactionAttributes.KEEP_REASON, reason.text());
        }
        if (tree.missing() > 0) {
            known.put(TransactionAttributes.KEEP_MISSING, (long) tree.missing());
        }
    }
}
