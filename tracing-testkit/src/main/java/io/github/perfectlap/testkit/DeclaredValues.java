package io.github.perfectlap.testkit;

import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Leaves of a trace what a file may hold: no message of a failure, and of attributes the names only, but for those
 * whose values are said to be always the same.
 */
record DeclaredValues(Set<String> keys) {

    static final DeclaredValues NONE = new DeclaredValues(Set.of());

    private static final String ANY = "…";
    private static final Pattern LOOKS_TYPED = Pattern.compile("[-+]?\\d.*|true|false|\\[.*|\\(.*", Pattern.DOTALL);
    private static final Pattern OURS = Pattern.compile("perfectlap\\..*|" + TransactionAttributes.ERROR_TYPE.getKey());

    List<TraceTree> of(List<TraceTree> trees) {
        List<TracedSpan> spans = trees.stream()
                .flatMap(tree -> tree.nodes().stream())
                .map(TraceNode::span)
                .map(this::of)
                .toList();
        return TraceTree.of(spans);
    }

    private TracedSpan of(TracedSpan span) {
        AttributesBuilder kept = Attributes.builder();
        span.attributes().forEach((key, value) -> put(key, value, kept));
        return new TracedSpan(
                span.traceId(),
                span.spanId(),
                span.parentSpanId(),
                span.name(),
                span.kind(),
                span.startEpochNanos(),
                span.endEpochNanos(),
                span.status(),
                "",
                kept.build(),
                span.events(),
                span.links(),
                span.service(),
                span.release(),
                span.scope());
    }

    @SuppressWarnings("unchecked")
    private void put(AttributeKey<?> key, Object value, AttributesBuilder kept) {
        if (OURS.matcher(key.getKey()).matches()) {
            kept.put((AttributeKey<Object>) key, value);
        } else if (keys.contains(key.getKey())) {
            kept.put(AttributeKey.stringKey(key.getKey()), written(value));
        } else {
            kept.put(AttributeKey.stringKey(key.getKey()), ANY);
        }
    }

    /** A text that looks like something else says that it is one, since 3 is not "3". */
    private static String written(Object value) {
        boolean isMisleading =
                value instanceof String text && LOOKS_TYPED.matcher(text).matches();
        return isMisleading ? "(string) " + value : String.valueOf(value);
    }
}
