package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.testkit.Walk.Visit;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what was recorded, with a mark on each line that differs. */
final class MarkedTree {

    private static final int MAX_LINES = 24;
    private static final int MAX_INDENTATION = 60;

    private final Comparison comparison;
    private final List<Visit<Drawn>> lines;

    MarkedTree(Comparison comparison) {
        this.comparison = comparison;
        this.lines = new Walk<Drawn>(step -> step.children(comparison))
                .visits(Drawn.roots(comparison))
                .toList();
    }

    /** At most 25 lines; what differs, and what it hangs on, before the rest. */
    String draw() {
        Set<Visit<Drawn>> shown = shown();
        String drawing = lines.stream()
                .filter(shown::contains)
                .map(this::line)
                .limit(MAX_LINES)
                .collect(joining());
        int more = lines.size() - Math.min(shown.size(), MAX_LINES);
        return more == 0 ? drawing : drawing + "  … and " + more + " more steps\n";
    }

    private Set<Visit<Drawn>> shown() {
        Set<Visit<Drawn>> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Visit<Drawn> line : lines) {
            if (line.node().isMarked(comparison)) {
                for (@Nullable Visit<Drawn> up = line; up != null && shown.add(up); ) {
                    up = up.above();
                }
            }
        }
        lines.stream().limit(Math.max(0, MAX_LINES - shown.size())).forEach(shown::add);
        return shown;
    }

    private String line(Visit<Drawn> line) {
        return "  " + indentation(line) + line.node().text(comparison) + "\n";
    }

    private static String indentation(Visit<Drawn> line) {
        if (line.depth() == 0) {
            return "";
        }
        StringBuilder strokes = new StringBuilder(line.isLast() ? "└─ " : "├─ ");
        Visit<Drawn> above = line.above();
        while (above != null && above.depth() > 0 && strokes.length() < MAX_INDENTATION) {
            strokes.insert(0, above.isLast() ? "   " : "│  ");
            above = above.above();
        }
        return strokes.toString();
    }
}
