package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.report.internal.Branch;
import io.github.perfectlap.testkit.Walk.Visit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what was recorded, with a mark on each line that differs. */
final class MarkedTree {

    private static final int MAX_LINES = 24;
    private static final int MAX_LEVELS = 20;

    private final Comparison comparison;
    private final List<Visit<Drawn>> lines;
    private final Set<Visit<Drawn>> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private int charactersLeft;

    MarkedTree(Comparison comparison) {
        this.comparison = comparison;
        this.lines = new Walk<Drawn>(step -> step.children(comparison))
                .visits(Drawn.roots(comparison))
                .toList();
    }

    /** At most 25 lines; what differs, and what it hangs on, before the rest. */
    String draw(int characters) {
        String more = "  … and " + steps(lines) + " more steps\n" + leftOut();
        charactersLeft = characters - more.length();
        lines.stream().filter(line -> line.node().isMarked(comparison)).forEach(this::show);
        lines.forEach(this::show);
        List<Visit<Drawn>> drawn = lines.stream().filter(shown::contains).toList();
        int rest = steps(lines) - steps(drawn);
        return drawn.stream().map(this::line).collect(joining())
                + (rest == 0 ? "" : "  … and " + rest + " more steps\n")
                + leftOut();
    }

    private String leftOut() {
        int steps = comparison.leftOut();
        return steps == 0 ? "" : "  (" + Words.steps(steps) + " above others left out, of which nothing was said)\n";
    }

    private static int steps(List<Visit<Drawn>> lines) {
        return lines.stream().mapToInt(line -> line.node().count()).sum();
    }

    /** Takes in a line with what is above it, if there is room for all of them. */
    private void show(Visit<Drawn> line) {
        List<Visit<Drawn>> added = new ArrayList<>();
        for (@Nullable Visit<Drawn> up = line; up != null && !shown.contains(up); up = up.above()) {
            added.add(up);
        }
        boolean isRoomForLines = shown.size() + added.size() <= MAX_LINES;
        int characters = isRoomForLines
                ? added.stream().mapToInt(each -> line(each).length()).sum()
                : Integer.MAX_VALUE;
        if (characters <= charactersLeft) {
            shown.addAll(added);
            charactersLeft -= characters;
        }
    }

    private String line(Visit<Drawn> line) {
        return "  " + indentation(line) + line.node().text(comparison) + "\n";
    }

    /** The strokes of the lowest levels: a line must not be all strokes. */
    private static String indentation(Visit<Drawn> line) {
        Deque<Visit<Drawn>> nearest = new ArrayDeque<>();
        Visit<Drawn> up = line;
        while (up != null && up.depth() > 0 && nearest.size() < MAX_LEVELS) {
            nearest.push(up);
            up = up.above();
        }
        Branch branch = Branch.ROOT;
        for (Visit<Drawn> level : nearest) {
            branch = branch.child(level.isLast());
        }
        return branch.lead();
    }
}
