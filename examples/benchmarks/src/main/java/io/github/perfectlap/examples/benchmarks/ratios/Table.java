package io.github.perfectlap.examples.benchmarks.ratios;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Rows as text that is Markdown too. */
record Table(List<Row> rows) {

    private static final List<String> HEAD =
            List.of("workload", "ours/peer time", "B/op ours", "B/op peer", "goal", "met");

    long missed() {
        return rows.stream().filter(Row::isMissed).count();
    }

    String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        rows.forEach(row -> lines.add(row.columns()));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> width(lines, column))
                .toList();
        lines.add(1, widths.stream().map("-"::repeat).toList());
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> append(text, line, widths));
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return Collections.max(
                lines.stream().map(line -> line.get(column).length()).toList());
    }

    private static void append(StringBuilder text, List<String> line, List<Integer> widths) {
        for (int column = 0; column < widths.size(); column++) {
            String cell = line.get(column);
            text.append("| ").append(cell).append(" ".repeat(widths.get(column) - cell.length() + 1));
        }
        text.append("|\n");
    }
}
