package io.github.perfectlap;

import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has ended in this process of one trace, until it is known whether it is kept. Transactions that run inside each
 * other, or at the same time in one trace, are one tree; it is kept as soon as one of them has a reason, else dropped
 * when the last one ends. Thread-safe.
 */
final class LocalTree {

    static final int MAX_SPANS = 1_000;

    private final HeldTrees trees;
    private final TraceIds ids;
    private final long startNanos;
    private List<ReadableSpan> held = new ArrayList<>(4);
    /** Null when it is decided, since what it knows may be large and others' spans may still be late. */
    private @Nullable Lap first;

    private int open = 1;
    private int missing;
    private boolean hasOthers;
    private volatile @Nullable KeepReason decision;

    LocalTree(HeldTrees trees, TraceIds ids, Lap first) {
        this.trees = trees;
        this.ids = ids;
        this.first = first;
        this.startNanos = first.startNanos();
    }

    TraceIds ids() {
        return ids;
    }

    long startNanos() {
        return startNanos;
    }

    /** Takes another transaction in; false where it has been decided that nothing more is kept. */
    synchronized boolean enter() {
        KeepReason known = decision;
        boolean isOpen = known == null || known.isKept();
        open += isOpen ? 1 : 0;
        return isOpen;
    }

    /** Notes that it has spans that others made; whether it was decided before, so that nobody would find it. */
    synchronized boolean takeOthers() {
        boolean isFirst = !hasOthers;
        hasOthers = true;
        return isFirst && decision != null;
    }

    synchronized boolean hasOthers() {
        return hasOthers;
    }

    boolean isKept() {
        KeepReason known = decision;
        return known != null && known.isKept();
    }

    /** Null until it is decided. */
    @Nullable
    KeepReason decision() {
        return decision;
    }

    /** Spans that were left out while it was not decided. */
    synchronized int missing() {
        return missing;
    }

    /** A span of it has ended. */
    void ended(ReadableSpan span) {
        KeepReason known = decision;
        KeepReason settled = known == null ? hold(span) : known;
        if (settled != null) {
            trees.settle(span, settled);
        }
    }

    /** Null where it is held. */
    private synchronized @Nullable KeepReason hold(ReadableSpan span) {
        KeepReason known = decision;
        if (known != null) {
            return known;
        }
        if (held.size() < MAX_SPANS && trees.takeRoom()) {
            held.add(span);
            return null;
        }
        missing++;
        return held.size() < MAX_SPANS ? KeepReason.BUFFER_FULL : KeepReason.TREE_FULL;
    }

    /** A transaction of it has ended, with a reason to keep it or without. */
    void left(@Nullable KeepReason reason) {
        List<ReadableSpan> spans;
        synchronized (this) {
            open--;
            KeepReason dropped = open == 0 ? KeepReason.ORDINARY : null;
            spans = take(reason == null ? dropped : reason);
        }
        give(spans);
    }

    /** Decides it, unless it is decided. */
    void decide(KeepReason reason) {
        List<ReadableSpan> spans;
        synchronized (this) {
            spans = take(reason);
        }
        give(spans);
    }

    /** Decides it before its end, by what is known of it; the given reason is that of dropping it. */
    void decideEarly(KeepReason reason) {
        Lap running = first();
        KeepReason known = running == null ? null : trees.reasonSoFar(running);
        decide(known == null ? reason : known);
    }

    private synchronized @Nullable Lap first() {
        return first;
    }

    /** What was held, where this is what decides; else null. */
    private @Nullable List<ReadableSpan> take(@Nullable KeepReason reason) {
        if (decision != null || reason == null) {
            return null;
        }
        List<ReadableSpan> spans = held;
        held = List.of();
        first = null;
        decision = reason;
        return spans;
    }

    /** Others' processors are called with no lock held. */
    private void give(@Nullable List<ReadableSpan> spans) {
        if (spans != null) {
            trees.decided(this, spans);
        }
    }

    synchronized int size() {
        return held.size();
    }
}
