package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.report.otlp.OtlpReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What other processes send to a test, which gives them a port when it asks for one. Thread-safe. */
final class OtherProcesses implements AutoCloseable {

    private final SpanBook book;
    private @Nullable OtlpReceiver receiver;

    OtherProcesses(SpanBook book) {
        this.book = book;
    }

    synchronized OtlpReceiver receiver() {
        if (receiver == null) {
            receiver = start();
        }
        return receiver;
    }

    private OtlpReceiver start() {
        try {
            return OtlpReceiver.start(book::receive);
        } catch (IOException noPort) {
            throw new UncheckedIOException("This machine gives no port to receive OTLP on", noPort);
        }
    }

    /** What has arrived so far, as a line; empty where nobody was given the port. */
    synchronized String text() {
        if (receiver == null) {
            return "";
        }
        TreeMap<String, Integer> counts = new TreeMap<>();
        book.received().forEach(span -> counts.merge(span.service(), 1, Integer::sum));
        String came = counts.entrySet().stream()
                .map(count -> spans(count.getValue()) + " of '" + count.getKey() + "'")
                .collect(joining(", "));
        long refused = receiver.refused();
        return "\n  From other processes came " + (came.isEmpty() ? "nothing" : came)
                + (refused == 0 ? "" : "; " + refused + (refused == 1 ? " request was" : " requests were") + " refused")
                + ".\n";
    }

    private static String spans(int count) {
        return count == 1 ? "1 span" : count + " spans";
    }

    /** Received spans that say they have a parent, which nobody has sent or recorded. */
    List<TracedSpan> torn() {
        Set<TracedSpan> received = new HashSet<>(book.received());
        return TraceTree.of(book.ended()).stream()
                .flatMap(tree -> tree.nodes().stream())
                .filter(TraceNode::isOrphan)
                .map(TraceNode::span)
                .filter(received::contains)
                .toList();
    }

    @Override
    public synchronized void close() {
        if (receiver != null) {
            receiver.close();
        }
    }
}
