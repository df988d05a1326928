package io.github.perfectlap.report.otlp;

import static io.github.perfectlap.report.otlp.ProtoMessage.bytesTag;

import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.report.otlp.ProtoMessage.Field;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.IOException;

/** Reads one link of a span; used once. */
final class LinkReader {

    private static final int TRACE_ID = bytesTag(1);
    private static final int SPAN_ID = bytesTag(2);
    private static final int ATTRIBUTE = bytesTag(4);

    private final AttributesBuilder attributes = Attributes.builder();
    private String traceId = "";
    private String spanId = "";

    TracedSpan.Link read(ProtoMessage message) throws IOException {
        message.read(this::read);
        return new TracedSpan.Link(
                Ids.required("trace id of a link", traceId),
                Ids.required("span id of a link", spanId),
                attributes.build());
    }

    private boolean read(int tag, Field field) throws IOException {
        if (tag == TRACE_ID) {
            traceId = Ids.traceId(field.in());
        } else if (tag == SPAN_ID) {
            spanId = Ids.spanId(field.in());
        } else if (tag == ATTRIBUTE) {
            ValueReader.readAttribute(field.message(), attributes);
        } else {
            return false;
        }
        return true;
    }
}
