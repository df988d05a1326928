package io.github.perfectlap.report.otlp;

import static io.github.perfectlap.report.otlp.ProtoMessage.bytesTag;
import static io.github.perfectlap.report.otlp.ProtoMessage.fixed64Tag;
import static io.github.perfectlap.report.otlp.ProtoMessage.varintTag;

import com.google.protobuf.CodedInputStream;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.report.otlp.ProtoMessage.Field;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one span; used once. */
final class SpanReader {

    private static final int TRACE_ID = bytesTag(1);
    private static final int SPAN_ID = bytesTag(2);
    private static final int PARENT_SPAN_ID = bytesTag(4);
    private static final int NAME = bytesTag(5);
    private static final int KIND = varintTag(6);
    private static final int START = fixed64Tag(7);
    private static final int END = fixed64Tag(8);
    private static final int ATTRIBUTE = bytesTag(9);
    private static final int EVENT = bytesTag(11);
    private static final int LINK = bytesTag(13);
    private static final int STATUS = bytesTag(15);

    private static final int STATUS_DESCRIPTION = bytesTag(2);
    private static final int STATUS_CODE = varintTag(3);

    private final AttributesBuilder attributes = Attributes.builder();
    private final List<TracedSpan.Event> events = new ArrayList<>();
    private final List<TracedSpan.Link> links = new ArrayList<>();
    private String traceId = "";
    private String spanId = "";
    private String parentSpanId = "";
    private String name = "";
    private SpanKind kind = SpanKind.INTERNAL;
    private long start;
    private long end;
    private StatusCode status = StatusCode.UNSET;
    private String statusDescription = "";

    TracedSpan read(ProtoMessage message, Origin origin) throws IOException {
        message.read((tag, field) -> readScalar(tag, field.in()) || readPart(tag, field));
        return new TracedSpan(
                Ids.required("trace id", traceId),
                Ids.required("span id", spanId),
                Ids.isZero(parentSpanId) ? "" : parentSpanId,
                name,
                kind,
                start,
                end,
                status,
                statusDescription,
                attributes.build(),
                events,
                links,
                origin.service(),
                origin.release(),
                origin.scope());
    }

    private boolean readScalar(int tag, CodedInputStream in) throws IOException {
        if (tag == TRACE_ID) {
            traceId = Ids.traceId(in);
        } else if (tag == SPAN_ID) {
            spanId = Ids.spanId(in);
        } else if (tag == PARENT_SPAN_ID) {
            parentSpanId = Ids.spanIdOrEmpty(in);
        } else if (tag == NAME) {
            name = in.readString();
        } else if (tag == KIND) {
            kind = kind(in.readEnum());
        } else if (tag == START) {
            start = in.readFixed64();
        } else if (tag == END) {
            end = in.readFixed64();
        } else {
            return false;
        }
        return true;
    }

    private boolean readPart(int tag, Field field) throws IOException {
        if (tag == ATTRIBUTE) {
            ValueReader.readAttribute(field.message(), attributes);
        } else if (tag == EVENT) {
            events.add(new EventReader().read(field.message()));
        } else if (tag == LINK) {
            links.add(new LinkReader().read(field.message()));
        } else if (tag == STATUS) {
            field.message().read(this::readStatus);
        } else {
            return false;
        }
        return true;
    }

    private boolean readStatus(int tag, Field field) throws IOException {
        if (tag == STATUS_DESCRIPTION) {
            statusDescription = field.in().readString();
        } else if (tag == STATUS_CODE) {
            status = status(field.in().readEnum());
        } else {
            return false;
        }
        return true;
    }

    // OTLP asks readers to take an unspecified or unknown kind as internal.
    static SpanKind kind(int number) {
        return switch (number) {
            case 2 -> SpanKind.SERVER;
            case 3 -> SpanKind.CLIENT;
            case 4 -> SpanKind.PRODUCER;
            case 5 -> SpanKind.CONSUMER;
            default -> SpanKind.INTERNAL;
        };
    }

    static StatusCode status(int number) {
        return switch (number) {
            case 1 -> StatusCode.OK;
            case 2 -> StatusCode.ERROR;
            default -> StatusCode.UNSET;
        };
    }
}
