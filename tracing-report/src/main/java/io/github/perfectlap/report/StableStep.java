package io.github.perfectlap.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.github.perfectlap.report.StepShape.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A step of a stable drawing.
 *
 * @param placed children in the order that the program gives them; empty or at least two different ones
 * @param free all other children, sorted
 * @param key all that is drawn of it, for comparing
 */
record StableStep(StepShape shape, List<StableStep> placed, List<StableStep> free, String key) {

    private static final String LEVEL = "  ";
    private static final String GROUP = "in any order:";

    static StableStep of(TraceNode node, Predicate<TraceNode> hasPlace, Map<TraceNode, StableStep> made) {
        List<TraceNode> inPlace = node.children().stream().filter(hasPlace).toList();
        List<StableStep> placed = StableLines.made(inPlace, made).toList();
        if (placed.stream().map(StableStep::key).distinct().count() < 2) {
            inPlace = List.of();
        }
        List<TraceNode> others = new ArrayList<>(node.children());
        others.removeAll(inPlace);
        List<StableStep> free = StableLines.made(others, made)
                .sorted(comparing(StableStep::key))
                .toList();
        StepShape shape = StableFacts.of(node);
        return inPlace.isEmpty()
                ? made(shape, List.of(), free)
                : made(shape.with(new Fact("in order", "")), placed, free);
    }

    private static StableStep made(StepShape shape, List<StableStep> placed, List<StableStep> free) {
        String key = shape.text() + "\n(" + keys(placed) + ")(" + keys(free) + ")";
        return new StableStep(shape, placed, free, key);
    }

    private static String keys(List<StableStep> steps) {
        return steps.stream().map(StableStep::key).collect(joining());
    }

    /** Writes so many of it as one. */
    void write(int count, int depth, StringBuilder out) {
        line(depth, shape.text(count), out);
        writeAll(placed, depth + 1, out);
        boolean isGroup = !placed.isEmpty() && !free.isEmpty();
        if (isGroup) {
            line(depth + 1, GROUP, out);
        }
        writeAll(free, isGroup ? depth + 2 : depth + 1, out);
    }

    private static void writeAll(List<StableStep> steps, int depth, StringBuilder out) {
        int first = 0;
        for (int next = 1; next <= steps.size(); next++) {
            boolean isRun = next < steps.size() && steps.get(next).key.equals(steps.get(first).key);
            if (!isRun) {
                steps.get(first).write(next - first, depth, out);
                first = next;
            }
        }
    }

    private static void line(int depth, String text, StringBuilder out) {
        out.append(LEVEL.repeat(depth)).append(text).append('\n');
    }
}
