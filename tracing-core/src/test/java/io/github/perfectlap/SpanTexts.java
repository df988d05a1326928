package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;

/** All the texts that one span is exported with. */
final class SpanTexts {

    /** Stands where a text was cut. */
    private static final String CUT = "…";

    private final SpanData span;
    private final List<String> texts = new ArrayList<>();

    SpanTexts(SpanData span) {
        this.span = span;
        texts.add(span.getName());
        texts.add(span.getStatus().getDescription());
        add(span.getAttributes());
        span.getEvents().forEach(event -> {
            texts.add(event.getName());
            add(event.getAttributes());
        });
        span.getLinks().forEach(link -> add(link.getAttributes()));
    }

    long characters() {
        return texts.stream().mapToLong(String::length).sum();
    }

    /** Whether the span says that something is missing. */
    boolean isMarkedAsCut() {
        return texts.stream().anyMatch(text -> text.contains(CUT))
                || span.getTotalAttributeCount() > span.getAttributes().size()
                || span.getTotalRecordedEvents() > span.getEvents().size()
                || span.getEvents().stream().anyMatch(SpanTexts::isMarkedAsCut);
    }

    private static boolean isMarkedAsCut(EventData event) {
        return event.getTotalAttributeCount() > event.getAttributes().size();
    }

    private void add(Attributes attributes) {
        attributes.forEach((key, value) -> {
            texts.add(key.getKey());
            List<?> values = value instanceof List<?> list ? list : List.of(value);
            values.forEach(one -> texts.add(String.valueOf(one)));
        });
    }
}
