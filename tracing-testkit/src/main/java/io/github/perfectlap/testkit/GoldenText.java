package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TreeDrawing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of recorded traces that is the same in every run in which the same steps are made. */
final class GoldenText {

    private final @Nullable SpanBook book;

    private GoldenText(@Nullable SpanBook book) {
        this.book = book;
    }

    /**
     * The traces, sorted.
     *
     * @param capture where they were recorded; null where that isn't known, so that no order is by the program
     */
    static String of(List<TraceTree> trees, @Nullable CapturedTraces capture) {
        GoldenText text = new GoldenText(capture == null ? null : capture.book());
        TreeDrawing drawing = TreeDrawing.stable(text::hasPlace);
        return trees.stream().map(drawing::draw).sorted().collect(joining());
    }

    /** Started by its parent's own thread, and no part of what others of its name do on other threads. */
    private boolean hasPlace(TraceNode node) {
        TraceNode parent = node.parent();
        return parent != null
                && parent.children().stream()
                        .filter(sibling -> sibling.name().equals(node.name()))
                        .allMatch(sibling -> book != null && book.haveOneThread(sibling.span(), parent.span()));
    }
}
