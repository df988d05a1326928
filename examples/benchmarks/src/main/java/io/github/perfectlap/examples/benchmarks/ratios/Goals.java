package io.github.perfectlap.examples.benchmarks.ratios;

import static io.github.perfectlap.examples.benchmarks.orders.Api.BRAVE;
import static io.github.perfectlap.examples.benchmarks.orders.Api.INSTRUMENTER;
import static io.github.perfectlap.examples.benchmarks.orders.Api.OBSERVATION;
import static io.github.perfectlap.examples.benchmarks.orders.Api.OPENTELEMETRY;
import static io.github.perfectlap.examples.benchmarks.orders.Api.OPENTELEMETRY_LATE;
import static io.github.perfectlap.examples.benchmarks.orders.Api.OPENTELEMETRY_SAME;
import static io.github.perfectlap.examples.benchmarks.orders.Api.PERFECT_LAP;
import static io.github.perfectlap.examples.benchmarks.orders.Api.PERFECT_LAP_ANNOTATED;
import static io.github.perfectlap.examples.benchmarks.orders.Api.PERFECT_LAP_JOINED;
import static io.github.perfectlap.examples.benchmarks.orders.Api.PERFECT_LAP_LOOKING;
import static io.github.perfectlap.examples.benchmarks.orders.Api.WITH_SPAN;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.util.ArrayList;
import java.util.List;

/** All goals that can be read off a comparison with a peer, or of one workload of ours with another. */
final class Goals {

    private static final List<Api> OTHERS = List.of(INSTRUMENTER, BRAVE, OBSERVATION);
    private static final List<Workload> AHEAD_IN =
            List.of(Workload.W2, Workload.W2_MEASURED, Workload.W3, Workload.W4, Workload.W6, Workload.W6_MEASURED);

    private Goals() {}

    static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        goals.addAll(againstOpenTelemetry());
        goals.addAll(twoThreads());
        goals.addAll(againstOthers());
        goals.addAll(propagation());
        goals.addAll(annotated());
        return List.copyOf(goals);
    }

    private static List<Goal> againstOpenTelemetry() {
        return List.of(
                new Goal(
                        "P1",
                        ours(Workload.W1),
                        otel(Workload.W1),
                        Check.time(0.40),
                        Check.bytes(0.20),
                        Check.bytesAtMost(680)),
                new Goal("P2", ours(Workload.W1_SEQUENCE), otel(Workload.W1), Check.time(0.28), Check.bytes(0.20)),
                new Goal("P3", ours(Workload.W2), otel(Workload.W2), Check.time(0.15), Check.bytes(0.06)),
                new Goal(
                        "P4",
                        ours(Workload.W2_MEASURED),
                        otel(Workload.W2_MEASURED),
                        Check.time(0.20),
                        Check.bytes(0.06)),
                new Goal(
                        "P5",
                        ours(Workload.W3),
                        otel(Workload.W3),
                        Check.time(0.08),
                        Check.bytesAtMost(0),
                        Check.nanosPerSpan(2.5)),
                new Goal("P6", ours(Workload.W4), otel(Workload.W4), Check.time(0.35)),
                new Goal("P6", ours(Workload.W4), ours(Workload.W1), Check.time(1.10)),
                // Annotated methods have no lambda of the caller's, which the compiler takes away in one JVM and not in
                // the next.
                new Goal("P6", annotated(Workload.W4), annotated(Workload.W1), Check.noMoreBytes()),
                new Goal("P7", ours(Workload.W4), otel(Workload.W1), Check.time(0.45)),
                joined(OPENTELEMETRY),
                joined(OPENTELEMETRY_LATE),
                joined(OPENTELEMETRY_SAME));
    }

    /**
     * A step gets its attributes while it runs; by hand the builder may get them, or the running span. The third one also
     * writes the name, the outcome and the time, as ours does.
     */
    private static Goal joined(Api byHand) {
        return new Goal(
                "joined",
                new Cell(Workload.W1, PERFECT_LAP_JOINED),
                new Cell(Workload.W1, byHand),
                Check.time(1.10),
                Check.bytes(1.10));
    }

    private static List<Goal> twoThreads() {
        return List.of(
                new Goal(
                        "P9",
                        ours(Workload.W6),
                        ours(Workload.W1),
                        Check.time(1.15),
                        Check.worstFork(1.5),
                        Check.forks(4)),
                new Goal("P9", ours(Workload.W6), otel(Workload.W6), Check.time(0.40), Check.forks(4)),
                new Goal(
                        "P9",
                        ours(Workload.W6_MEASURED),
                        otel(Workload.W6_MEASURED),
                        Check.time(0.25),
                        Check.forks(4)));
    }

    private static List<Goal> againstOthers() {
        List<Goal> goals = new ArrayList<>();
        goals.add(new Goal("P15", ours(Workload.W1), new Cell(Workload.W1, INSTRUMENTER), Check.time(0.30)));
        goals.add(new Goal("P15", ours(Workload.W1), new Cell(Workload.W1, BRAVE), Check.time(0.30)));
        goals.add(new Goal("P15", ours(Workload.W1), new Cell(Workload.W1, WITH_SPAN), Check.time(0.20)));
        goals.add(new Goal("P15", ours(Workload.W1), new Cell(Workload.W1, OBSERVATION), Check.time(0.10)));
        goals.add(new Goal("P16", ours(Workload.W4), new Cell(Workload.W4, OBSERVATION), Check.time(0.06)));
        for (Workload workload : AHEAD_IN) {
            OTHERS.forEach(api -> goals.add(ahead(workload, api)));
        }
        // Golden signals are not among what an annotation can ask for.
        goals.add(ahead(Workload.W2, WITH_SPAN));
        goals.add(ahead(Workload.W3, WITH_SPAN));
        return goals;
    }

    private static List<Goal> propagation() {
        List<Goal> goals = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            if (workload.group().equals("W5")) {
                goals.add(new Goal("", ours(workload), otel(workload)));
                goals.add(ahead(workload, BRAVE));
            }
        }
        return goals;
    }

    /**
     * Woven methods are lambdas that nobody had to write. Nobody hands them their transaction either, so they look for
     * it, as some lambdas do; sampled out, that is a third of all that is done.
     */
    private static List<Goal> annotated() {
        return List.of(
                new Goal("woven", annotated(Workload.W1), ours(Workload.W1), Check.time(1.05), Check.bytes(1.02)),
                new Goal("woven", annotated(Workload.W1), looking(Workload.W1), Check.time(1.05), Check.bytes(1.02)),
                new Goal("woven", annotated(Workload.W1), otel(Workload.W1), Check.time(0.40), Check.bytes(0.20)),
                new Goal("woven", annotated(Workload.W2), ours(Workload.W2), Check.time(1.05), Check.bytes(1.02)),
                new Goal("woven", annotated(Workload.W2), looking(Workload.W2), Check.time(1.05), Check.bytes(1.02)),
                new Goal("woven", annotated(Workload.W2), otel(Workload.W2), Check.time(0.15), Check.bytes(0.06)),
                new Goal(
                        "woven",
                        annotated(Workload.W3),
                        otel(Workload.W3),
                        Check.bytesAtMost(0),
                        Check.nanosPerSpan(2)));
    }

    private static Cell annotated(Workload workload) {
        return new Cell(workload, PERFECT_LAP_ANNOTATED);
    }

    private static Cell looking(Workload workload) {
        return new Cell(workload, PERFECT_LAP_LOOKING);
    }

    private static Goal ahead(Workload workload, Api api) {
        return new Goal(Goal.AHEAD, ours(workload), new Cell(workload, api), Check.time(1), Check.bytes(1));
    }

    private static Cell ours(Workload workload) {
        return new Cell(workload, PERFECT_LAP);
    }

    private static Cell otel(Workload workload) {
        return new Cell(workload, OPENTELEMETRY);
    }
}
