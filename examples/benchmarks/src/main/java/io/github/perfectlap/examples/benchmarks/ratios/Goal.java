package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What a cell of ours must reach against another; without checks it is only shown. */
record Goal(String id, Cell ours, Cell peer, List<Check> checks) {

    /** Of goals that ask no more than to be ahead. */
    static final String AHEAD = "ahead";

    Goal(String id, Cell ours, Cell peer, Check... checks) {
        this(id, ours, peer, List.of(checks));
    }

    boolean isMeasured() {
        return ours.isMeasured() && peer.isMeasured();
    }

    /** Whether one JVM for each side is enough to judge it: it is only shown, or far from its limit. */
    boolean isClear() {
        return checks.isEmpty() || id.equals(AHEAD);
    }

    /** Its name for readers; the workload of the peer where that is another. */
    String title() {
        String other =
                ours.workload() == peer.workload() ? "" : " (" + peer.workload().title() + ")";
        return (id + " " + ours + " / " + peer.api().title() + other).strip();
    }

    String text() {
        return checks.isEmpty() ? "-" : checks.stream().map(Check::text).collect(joining(", "));
    }
}
