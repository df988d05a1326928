package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.jspecify.annotations.Nullable;

/** Where each ended span of an SDK waits until it is known whether it is kept. */
record KeepGate(HeldTrees trees, KeepOutlet outlet) implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        OwnSpan own = own(span);
        if (own == null ? span.getSpanContext().isSampled() : own.isMarked(OwnSpan.SAMPLED)) {
            outlet.settle(span, KeepReason.SAMPLED);
            return;
        }
        LocalTree tree =
                own == null ? trees.find(span.getSpanContext()) : own.lap().tree();
        if (tree == null) {
            outlet.settle(span, KeepReason.OUTSIDE);
        } else {
            tree.ended(span);
            trees.makeRoom();
        }
    }

    private static @Nullable OwnSpan own(ReadableSpan span) {
        if (span instanceof OwnSpan own) {
            return own;
        }
        return span instanceof SpanFace face ? face.span() : null;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
