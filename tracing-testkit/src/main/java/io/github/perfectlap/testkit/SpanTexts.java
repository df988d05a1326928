package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.common.Attributes;
import java.util.function.BiConsumer;

/** Every text of one span. */
record SpanTexts(TracedSpan span) {

    void forEach(BiConsumer<String, String> visitor) {
        visitor.accept("its name", span.name());
        visitor.accept("its status", span.statusDescription());
        visitor.accept("its service", span.service() + " " + span.release());
        visit("attribute", span.attributes(), visitor);
        span.events().forEach(event -> {
            visitor.accept("event's name", event.name());
            visit("event " + event.name() + ", attribute", event.attributes(), visitor);
        });
        span.links().forEach(link -> visit("link, attribute", link.attributes(), visitor));
    }

    private static void visit(String what, Attributes attributes, BiConsumer<String, String> visitor) {
        attributes.forEach((key, value) -> {
            visitor.accept("key of " + what, key.getKey());
            visitor.accept(what + " " + key.getKey(), String.valueOf(value));
        });
    }
}
