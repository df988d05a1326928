package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what was sent with what was received, hand-off by hand-off; made for one look at a capture. */
final class BrokenHandOffs {

    private static final String UNKNOWN = "a step that is not known";

    private final Map<String, TraceNode> nodes = new HashMap<>();
    private final List<Written> written;
    private final Map<Written, List<Read>> received = new HashMap<>();
    private final List<Read> strays = new ArrayList<>();
    private final Set<String> parentsElsewhere = new HashSet<>();

    /** @param elsewhere the spans that other processes have sent */
    BrokenHandOffs(HandOffWatch watch, List<TracedSpan> spans, List<TracedSpan> elsewhere) {
        TraceTree.of(spans).forEach(tree -> tree.nodes().forEach(node -> nodes.put(key(node.span()), node)));
        this.written = watch.written();
        watch.read().forEach(this::receive);
        elsewhere.forEach(span -> parentsElsewhere.add(span.traceId() + span.parentSpanId()));
    }

    private void receive(Read read) {
        for (Written candidate : written) {
            if (candidate.isIn(read.headers())) {
                received.computeIfAbsent(candidate, sent -> new ArrayList<>()).add(read);
                return;
            }
        }
        strays.add(read);
    }

    /** A sentence for each that did not come whole, or not once. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        received.forEach((sent, reads) -> describe(sent, reads, sentences));
        List<Written> unread = written.stream().filter(this::isUnread).toList();
        strays.forEach(read -> describeStray(read, unread, sentences));
        if (strays.isEmpty()) {
            unread.forEach(sent -> sentences.add("sent by " + name(sent.from()) + ", received by nobody here"));
        }
        return sentences;
    }

    /** What another process has read can't be seen, but what it went on with can. */
    private boolean isUnread(Written sent) {
        return !received.containsKey(sent) && !parentsElsewhere.contains(key(sent.from()));
    }

    private void describe(Written sent, List<Read> reads, List<String> sentences) {
        for (Read read : reads) {
            String loss = new HeaderLoss(sent.headers(), hasPassport(sent), read.headers(), problem(read)).text();
            if (!loss.isEmpty()) {
                sentences.add("sent with " + names(sent) + " by " + name(sent.from()) + ", received by "
                        + name(read.reader()) + " " + loss);
            }
        }
        if (reads.size() > 1) {
            sentences.add("sent once by " + name(sent.from()) + ", received " + reads.size() + " times");
        }
    }

    /** Of one that brought no trace of ours it is only known which hand-offs nobody else has received. */
    private void describeStray(Read read, List<Written> unread, List<String> sentences) {
        if (unread.isEmpty()) {
            return;
        }
        Written sent = unread.get(0);
        String senders =
                unread.stream().map(each -> name(each.from())).distinct().collect(joining(" or "));
        String loss = new HeaderLoss(sent.headers(), hasPassport(sent), read.headers(), problem(read)).text();
        sentences.add("sent with " + names(sent) + " by " + senders + ", received by " + name(read.reader()) + " "
                + (loss.isEmpty() ? "with another `traceparent`" : loss));
    }

    private String names(Written sent) {
        List<String> names = new ArrayList<>(List.of("`traceparent`"));
        if (sent.headers().has(Headers.TRACESTATE)) {
            names.add("`tracestate`");
        }
        if (hasPassport(sent)) {
            names.add("passport");
        }
        if (!sent.headers().baggageKeys().isEmpty()) {
            names.add("`baggage` of " + sent.headers().baggageKeys());
        }
        return String.join(", ", names);
    }

    /** Whoever writes inside a transaction writes its passport. */
    private boolean hasPassport(Written sent) {
        for (TraceNode node = nodes.get(key(sent.from())); node != null; node = node.parent()) {
            if (node.span().attributes().get(TransactionAttributes.NAME) != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String problem(Read read) {
        SpanContext reader = read.reader();
        TraceNode node = reader == null ? null : nodes.get(key(reader));
        return node == null ? null : node.span().attributes().get(TransactionAttributes.PASSPORT_PROBLEM);
    }

    private String name(@Nullable SpanContext id) {
        TraceNode node = id == null ? null : nodes.get(key(id));
        return node == null ? UNKNOWN : "'" + Clipped.to(60, node.name()) + "'";
    }

    private static String key(SpanContext id) {
        return id.getTraceId() + id.getSpanId();
    }

    private static String key(TracedSpan span) {
        return span.traceId() + span.spanId();
    }
}
