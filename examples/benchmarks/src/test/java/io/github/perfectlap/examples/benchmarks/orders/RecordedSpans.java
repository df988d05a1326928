package io.github.perfectlap.examples.benchmarks.orders;

import static java.util.stream.Collectors.toMap;

import brave.handler.MutableSpan;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what ended, in words that all APIs share; for one thread. */
final class RecordedSpans implements Sink {

    private static final String NONE = "0000000000000000";

    private final List<Ended> spans = new ArrayList<>();

    @Override
    public void ended(ReadableSpan span) {
        ended(TracedSpan.of(span.toSpanData()));
    }

    @Override
    public void ended(MutableSpan span) {
        String parent = span.parentId() == null ? NONE : span.parentId();
        spans.add(new Ended(
                span.traceId(), span.id(), parent, span.name(), Map.copyOf(span.tags()), span.error() != null));
    }

    void ended(TracedSpan span) {
        Map<String, String> attributes = span.attributes().asMap().entrySet().stream()
                .collect(toMap(entry -> entry.getKey().getKey(), entry -> entry.getValue()
                        .toString()));
        boolean failed = span.status() == StatusCode.ERROR;
        String parent = span.isRoot() ? NONE : span.parentSpanId();
        spans.add(new Ended(span.traceId(), span.spanId(), parent, span.name(), attributes, failed));
    }

    int count() {
        return spans.size();
    }

    long traces() {
        return spans.stream().map(Ended::trace).distinct().count();
    }

    List<String> failed() {
        return spans.stream().filter(Ended::failed).map(Ended::name).toList();
    }

    /** Each span as "parent's name > name {attributes of the user's}", as they ended. */
    List<String> lines() {
        return spans.stream()
                .map(span -> parentOf(span) + " > " + span.name + " " + span.attributesOfUser())
                .toList();
    }

    /** The keys of each span that are not the user's, as they ended. */
    List<String> own() {
        return spans.stream()
                .map(span -> span.attributes.keySet().stream()
                        .filter(RecordedSpans::isOwn)
                        .sorted()
                        .toList()
                        .toString())
                .toList();
    }

    private static boolean isOwn(String key) {
        return key.matches("(perfectlap|thread|code)[.].*");
    }

    private String parentOf(Ended child) {
        return spans.stream()
                .filter(span -> span.id.equals(child.parent))
                .map(Ended::name)
                .findFirst()
                .orElse(child.parent.equals(NONE) ? "none" : "unknown");
    }

    private record Ended(
            String trace, String id, String parent, String name, Map<String, String> attributes, boolean failed) {

        /** Without what Perfect Lap and OpenTelemetry's agent put on spans themselves. */
        private Map<String, String> attributesOfUser() {
            Map<String, String> sorted = new TreeMap<>(attributes);
            sorted.keySet().removeIf(RecordedSpans::isOwn);
            return sorted;
        }
    }
}
