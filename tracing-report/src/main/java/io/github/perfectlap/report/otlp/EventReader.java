package io.github.perfectlap.report.otlp;

import static io.github.perfectlap.report.otlp.ProtoMessage.bytesTag;
import static io.github.perfectlap.report.otlp.ProtoMessage.fixed64Tag;

import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.report.otlp.ProtoMessage.Field;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.IOException;

/** Reads one event of a span; used once. */
final class EventReader {

    private static final int TIME = fixed64Tag(1);
    private static final int NAME = bytesTag(2);
    private static final int ATTRIBUTE = bytesTag(3);

    private final AttributesBuilder attributes = Attributes.builder();
    private String name = "";
    private long epochNanos;

    TracedSpan.Event read(ProtoMessage message) throws IOException {
        message.read(this::read);
        return new TracedSpan.Event(name, epochNanos, attributes.build());
    }

    private boolean read(int tag, Field field) throws IOException {
        if (tag == TIME) {
            epochNanos = field.in().readFixed64();
        } else if (tag == NAME) {
            name = field.in().readString();
        } else if (tag == ATTRIBUTE) {
            ValueReader.readAttribute(field.message(), attributes);
        } else {
            return false;
        }
        return true;
    }
}
