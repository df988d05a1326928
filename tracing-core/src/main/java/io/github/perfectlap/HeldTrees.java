package io.github.perfectlap;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The local trees that are not decided yet, and the last ones that were, in a bounded room. Thread-safe. */
final class HeldTrees {

    /** Spans that may wait for a decision, of all trees. */
    static final int MAX_SPANS = 65_536;

    private static final int CROWDED = MAX_SPANS / 8 * 7;
    private static final int ROOMY = MAX_SPANS / 8 * 6;
    private static final int LATE = 4_096;

    private final Map<TraceIds, LocalTree> byTrace = new ConcurrentHashMap<>();
    private final AtomicInteger spans = new AtomicInteger();
    private final AtomicBoolean isClearing = new AtomicBoolean();
    private final AtomicReferenceArray<@Nullable LocalTree> late = new AtomicReferenceArray<>(LATE);
    private final AtomicInteger lateCount = new AtomicInteger();
    private final Keep policy;
    private final KeepOutlet outlet;
    private final Problems problems;

    HeldTrees(Keep policy, KeepOutlet outlet, Problems problems) {
        this.policy = policy;
        this.outlet = outlet;
        this.problems = problems;
    }

    /** The tree that a transaction belongs to, which starts or has started in this process. */
    LocalTree enter(Lap lap) {
        LocalTree fresh = new LocalTree(this, new TraceIds(lap.traceHigh(), lap.traceLow()), lap);
        while (true) {
            LocalTree there = byTrace.putIfAbsent(fresh.ids(), fresh);
            if (there == null) {
                return fresh;
            }
            if (there.enter()) {
                return there;
            }
            byTrace.remove(there.ids(), there);
        }
    }

    /** Sees to it that spans of others find their tree, also when it is decided. */
    void takeOthers(LocalTree tree) {
        if (tree.takeOthers()) {
            byTrace.putIfAbsent(tree.ids(), tree);
            remember(tree);
        }
    }

    /** The tree that a span of somebody else belongs to, or null. */
    @Nullable
    LocalTree find(SpanContext ids) {
        return byTrace.get(TraceIds.of(ids));
    }

    boolean takeRoom() {
        if (spans.incrementAndGet() <= MAX_SPANS) {
            return true;
        }
        spans.decrementAndGet();
        return false;
    }

    /** How many spans wait. */
    int size() {
        return spans.get();
    }

    /** What is known of a transaction that may still run. */
    @Nullable
    KeepReason reasonSoFar(Lap lap) {
        return policy.reasonOf(lap.outcome());
    }

    /** What becomes of one span is known. */
    void settle(ReadableSpan span, KeepReason reason) {
        if (reason == KeepReason.TREE_FULL) {
            problems.report(
                    "kept tree full",
                    "A transaction had more than " + LocalTree.MAX_SPANS + " spans before it was known whether it is"
                            + " kept; those beyond are dropped, and its outermost span says how many");
        }
        outlet.settle(span, reason);
    }

    /** What becomes of a tree is known. */
    void decided(LocalTree tree, List<ReadableSpan> held) {
        KeepReason reason = requireNonNull(tree.decision());
        if (tree.hasOthers()) {
            remember(tree);
        } else {
            byTrace.remove(tree.ids(), tree);
        }
        spans.addAndGet(-held.size());
        outlet.settle(held, reason);
    }

    /** Others' spans may end after the transaction; the last few thousand decisions are known for them. */
    private void remember(LocalTree tree) {
        LocalTree oldest = late.getAndSet(lateCount.getAndIncrement() & (LATE - 1), tree);
        if (oldest != null) {
            byTrace.remove(oldest.ids(), oldest);
        }
    }

    /** Where there is little room left, decides the oldest trees by what is known of them; one thread does it. */
    void makeRoom() {
        if (spans.get() > CROWDED && isClearing.compareAndSet(false, true)) {
            try {
                problems.report(
                        "keep buffer full",
                        CROWDED + " spans wait until it is known whether they are kept, and there is room for "
                                + MAX_SPANS + "; the oldest transactions are decided by what is known now, and"
                                + " perfectlap.keep.spans counts what is dropped");
                byTrace.values().stream()
                        .filter(tree -> tree.size() > 0)
                        .sorted(comparingLong(LocalTree::startNanos))
                        .takeWhile(tree -> spans.get() > ROOMY)
                        .forEach(tree -> tree.decideEarly(KeepReason.BUFFER_FULL));
            } finally {
                isClearing.set(false);
            }
        }
    }

    /** Decides all that are left. */
    void close() {
        byTrace.values().forEach(tree -> tree.decideEarly(KeepReason.CLOSED));
    }
}
