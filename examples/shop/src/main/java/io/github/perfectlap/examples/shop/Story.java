package io.github.perfectlap.examples.shop;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TreeDrawing;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the spans of all services tell: one order from end to end, and every outcome. */
final class Story {

    private static final String SLOW = "additionalMarkUp";
    private static final Duration TOLERANCE = Duration.ofMillis(5);

    private final List<TraceTree> trees;
    private final String release;

    Story(List<TraceTree> trees, String release) {
        this.trees = trees;
        this.release = release;
    }

    void tell(PrintStream out) {
        out.println("One order, from the click to the parcel:");
        out.println();
        out.println(TreeDrawing.timed().draw(onePaidOrder()));
        if (release.equals("1.1")) {
            out.println("Release 1.1, an order that meets its new step:");
            out.println();
            out.println(TreeDrawing.timed().draw(oneSlowOrder()));
        }
        out.println("All transactions, end to end:");
        out.println();
        table().forEach(out::println);
    }

    /** A checkout that went through all three services; not the first, which warmed them up. */
    TraceTree onePaidOrder() {
        return lastPaid(false);
    }

    TraceTree oneSlowOrder() {
        return lastPaid(true);
    }

    /**
     * Checks that the time from end to end, which the passport measured, is the sum of work and waits, which
     * the spans say.
     *
     * @throws IllegalStateException if it is not, within 5 ms
     */
    void check() {
        trees.stream().filter(tree -> tree.waits() != null).forEach(Story::check);
    }

    private static void check(TraceTree tree) {
        Duration sum = requireNonNull(tree.work()).plus(requireNonNull(tree.waits()));
        Duration endToEnd = requireNonNull(tree.endToEnd());
        if (endToEnd.minus(sum).abs().compareTo(TOLERANCE) > 0) {
            throw new IllegalStateException("%s took %s from end to end, but work and waits are %s: %s"
                    .formatted(tree.name(), endToEnd, sum, tree.traceId()));
        }
    }

    private TraceTree lastPaid(boolean slow) {
        return trees.stream()
                .filter(tree -> tree.services().size() == 3)
                .filter(tree -> tree.find(SLOW).isEmpty() != slow)
                .filter(tree -> slow || tree.outcome() == Outcome.OK)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no order has spans of all three services"));
    }

    private List<String> table() {
        Map<String, List<Duration>> times = new TreeMap<>();
        for (TraceTree tree : trees) {
            Duration time = tree.endToEnd();
            if (time != null) {
                times.computeIfAbsent(kind(tree), key -> new ArrayList<>()).add(time);
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(row("transaction and outcome", "count", "median", "longest"));
        times.forEach((kind, all) -> lines.add(row(kind, all)));
        return lines;
    }

    private static String kind(TraceTree tree) {
        TraceNode root = tree.root();
        Outcome outcome = tree.outcome();
        String error = root.span().attributes().get(TransactionAttributes.ERROR_TYPE);
        String problem = root.span().attributes().get(TransactionAttributes.PASSPORT_PROBLEM);
        return tree.name()
                + ": "
                + (outcome == null ? "unknown" : outcome.text())
                + (error == null ? "" : " " + error.substring(error.lastIndexOf('.') + 1))
                + (problem == null ? "" : " (passport " + problem + ")");
    }

    private static String row(String kind, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return row(
                kind,
                Integer.toString(sorted.size()),
                millis(sorted.get(sorted.size() / 2)),
                millis(sorted.get(sorted.size() - 1)));
    }

    private static String row(String kind, String count, String median, String longest) {
        return "  %-45s %6s %12s %12s".formatted(kind, count, median, longest);
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%,d ms", time.toMillis());
    }
}
