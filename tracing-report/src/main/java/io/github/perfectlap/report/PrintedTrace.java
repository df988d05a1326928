package io.github.perfectlap.report;

import java.util.List;

/**
 * One drawing of a {@link TreePrinter}.
 *
 * @param addition whether these are late spans of a trace that was drawn before
 * @param openNames names of spans that had started and not ended
 * @param openBeyond how many more were open, beyond the limit
 * @param leftOut spans that ended and were beyond the limit
 */
record PrintedTrace(List<TracedSpan> spans, boolean addition, List<String> openNames, int openBeyond, int leftOut) {

    private static final int NAMES_SAID = 5;

    String text() {
        StringBuilder out = new StringBuilder();
        for (TraceTree tree : TraceTree.of(spans)) {
            if (addition) {
                out.append("added to trace ").append(tree.traceId()).append(", drawn before:\n");
            }
            out.append(TreeDrawing.timed().draw(tree));
        }
        int open = openNames.size() + openBeyond;
        if (open > 0) {
            out.append(spans(open)).append("still open when this was drawn: ").append(names(open));
        }
        if (leftOut > 0) {
            out.append(spans(leftOut)).append("left out, beyond the limit for one trace\n");
        }
        return out.toString();
    }

    private static String spans(int count) {
        return count + (count == 1 ? " span " : " spans ");
    }

    private String names(int open) {
        List<String> said =
                openNames.stream().limit(NAMES_SAID).map(TimedNotes::clipped).toList();
        return String.join(", ", said) + (open > said.size() ? ", ...\n" : "\n");
    }
}
