package io.github.perfectlap.report;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceId;
import java.util.ArrayList;
import java.util.List;

/** Makes a {@link TracedSpan} from the few things that a test is about. */
final class SpanSketch {

    private final int id;
    private final String name;
    private int trace = 1;
    private int parent;
    private long startMillis;
    private long endMillis;
    private SpanKind kind = SpanKind.INTERNAL;
    private StatusCode status = StatusCode.UNSET;
    private String description = "";
    private String service = "";
    private String release = "";
    private final AttributesBuilder attributes = Attributes.builder();
    private final List<TracedSpan.Link> links = new ArrayList<>();

    private SpanSketch(int id, String name) {
        this.id = id;
        this.name = name;
    }

    static SpanSketch span(int id, String name) {
        return new SpanSketch(id, name);
    }

    static String traceId(int trace) {
        return TraceId.fromLongs(0, trace);
    }

    SpanSketch trace(int number) {
        trace = number;
        return this;
    }

    SpanSketch below(int parentId) {
        parent = parentId;
        return this;
    }

    SpanSketch at(long fromMillis, long toMillis) {
        startMillis = fromMillis;
        endMillis = toMillis;
        return this;
    }

    SpanSketch kind(SpanKind chosen) {
        kind = chosen;
        return this;
    }

    SpanSketch failed(String why) {
        status = StatusCode.ERROR;
        description = why;
        return this;
    }

    SpanSketch in(String serviceName, String version) {
        service = serviceName;
        release = version;
        return this;
    }

    <T> SpanSketch with(AttributeKey<T> key, T value) {
        attributes.put(key, value);
        return this;
    }

    SpanSketch with(String key, String value) {
        return with(AttributeKey.stringKey(key), value);
    }

    SpanSketch linkedTo(int otherTrace, int otherId) {
        links.add(new TracedSpan.Link(traceId(otherTrace), spanId(otherId), Attributes.empty()));
        return this;
    }

    TracedSpan made() {
        return new TracedSpan(
                traceId(trace),
                spanId(id),
                parent == 0 ? "" : spanId(parent),
                name,
                kind,
                startMillis * 1_000_000,
                endMillis * 1_000_000,
                status,
                description,
                attributes.build(),
                List.of(),
                links,
                service,
                release,
                "test");
    }

    private static String spanId(int number) {
        return SpanId.fromLong(number);
    }
}
