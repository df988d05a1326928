package io.github.perfectlap.testkit;

import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.report.TracedSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds spans that began a trace of their own, on a thread that nobody has handed the context to. */
final class LostContexts {

    private final SpanBook book;
    private final List<TracedSpan> spans;

    LostContexts(SpanBook book) {
        this.book = book;
        this.spans = book.ended();
    }

    /** One sentence for each. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (TracedSpan span : spans) {
            Thread thread = book.thread(span);
            boolean isAlone = span.isRoot() && thread != null && !isOfTransaction(span);
            TracedSpan before = isAlone ? lastBefore(span) : null;
            Thread other = before == null ? null : book.thread(before);
            if (thread != null && before != null && other != null && other != thread) {
                sentences.add(name(span) + " began a trace of its own on thread " + thread.getName() + " at "
                        + book.place(span) + ", after " + name(before) + " had started on thread " + other.getName());
            }
        }
        return sentences;
    }

    private @Nullable TracedSpan lastBefore(TracedSpan span) {
        return spans.stream()
                .filter(other -> isOfTransaction(other) && book.start(other) < book.start(span))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    // A transaction begins a trace because that is what it is for.
    private static boolean isOfTransaction(TracedSpan span) {
        return span.attributes().get(TransactionAttributes.NAME) != null;
    }

    private static String name(TracedSpan span) {
        return "'" + Clipped.to(60, span.name()) + "'";
    }
}
