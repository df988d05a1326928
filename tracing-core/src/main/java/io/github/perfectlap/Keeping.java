package io.github.perfectlap;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides for one {@link Tracing} which transactions are kept; see {@link Keep}. Thread-safe. */
final class Keeping {

    private final Keep policy;
    private final Problems problems;
    private final KeepOutlet outlet = new KeepOutlet();
    private final HeldTrees trees;
    private final Map<String, Usual> usual = new ConcurrentHashMap<>();

    Keeping(Keep policy, Problems problems) {
        this.policy = policy;
        this.problems = problems;
        this.trees = new HeldTrees(policy, outlet, problems);
    }

    /** What records also what a sampler leaves out. */
    Sampler sampler(Sampler inner) {
        return new KeepSampler(inner, this);
    }

    /** What to give an SDK in place of a processor. */
    SpanProcessor behind(SpanProcessor guarded) {
        return outlet.behind(guarded);
    }

    /** The processor that decides, in front of all others. */
    SpanProcessor gate() {
        return new KeepGate(trees, outlet);
    }

    void countWith(Meter meter) {
        outlet.countWith(meter);
    }

    /**
     * A transaction starts of which it is not known that it is kept.
     *
     * @param around the tree of a transaction around it, or null
     * @param hasOthers whether a span of somebody else is around it, or may be looked for by its trace
     */
    void started(Lap lap, @Nullable LocalTree around, boolean hasOthers) {
        LocalTree tree = around != null && around.enter() ? around : trees.enter(lap);
        lap.tree(tree);
        if (hasOthers) {
            trees.takeOthers(tree);
        }
        Passport arrived = lap.arrived();
        if (arrived != null && arrived.keeps()) {
            tree.decide(KeepReason.PASSPORT);
        }
    }

    /** A span of somebody else starts in this context. */
    void otherStarts(Context parent) {
        Inner inner = Inner.in(parent);
        LocalTree tree = inner == null || inner.lap().recorder().keeping() != this
                ? null
                : inner.lap().tree();
        if (tree != null) {
            trees.takeOthers(tree);
        }
    }

    /** Whether it is known by now that a transaction is kept; what has failed so far is. */
    boolean isKept(Lap lap) {
        LocalTree tree = lap.tree();
        if (tree == null || tree.isKept()) {
            return true;
        }
        KeepReason reason = trees.reasonSoFar(lap);
        if (reason != null) {
            tree.decide(reason);
        }
        return tree.isKept();
    }

    /** A transaction has ended, and its outcome is known. */
    void ended(Lap lap, long endNanos) {
        KeepReason reason = judge(lap, endNanos - lap.startNanos());
        LocalTree tree = lap.tree();
        if (tree != null) {
            tree.left(reason);
        }
    }

    private @Nullable KeepReason judge(Lap lap, long nanos) {
        Usual known = usualOf(lap.definition().name());
        Outcome outcome = lap.outcome();
        boolean isNew = known.isNewShape(lap.shape());
        boolean isServed = outcome == Outcome.OK || outcome == Outcome.DEGRADED;
        boolean isSlow = isServed && known.isSlow(nanos);
        KeepReason reason = policy.reasonOf(outcome);
        if (reason != null) {
            return reason;
        }
        if (isNew) {
            return KeepReason.NEW_SHAPE;
        }
        return isSlow ? KeepReason.SLOW : null;
    }

    private Usual usualOf(String name) {
        Usual known = usual.get(name);
        return known == null ? usual.computeIfAbsent(name, first -> new Usual(first, policy, problems)) : known;
    }

    /** Decides what is not decided yet, by what is known of it. */
    void close() {
        trees.close();
    }

    /** How many spans wait for a decision. */
    int waiting() {
        return trees.size();
    }

    /** How many spans had this end. */
    long count(KeepReason reason) {
        return outlet.count(reason);
    }
}
