package io.github.perfectlap.report.otlp;

import static io.github.perfectlap.report.otlp.ProtoMessage.bytesTag;

import io.github.perfectlap.report.TracedSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads spans from the bytes that an OTLP exporter sends. */
public final class OtlpReader {

    private static final int RESOURCE_SPANS = bytesTag(1);
    // The same numbers on both levels: what the spans share is field 1, and they are in field 2.
    private static final int SHARED = bytesTag(1);
    private static final int CONTENT = bytesTag(2);

    private final List<TracedSpan> spans = new ArrayList<>();

    private OtlpReader() {}

    /**
     * The spans of an {@code ExportTraceServiceRequest} or of {@code TracesData}, which look alike.
     *
     * <p>Unknown fields are skipped. An empty array comes back as an empty list of values, because
     * the bytes don't say what it would have held.
     *
     * @throws OtlpFormatException if the bytes are cut short, hold something else, nest values more
     *     than 32 levels deep, or have more than 1,000,000 parts
     */
    public static List<TracedSpan> spans(byte[] request) throws OtlpFormatException {
        OtlpReader reader = new OtlpReader();
        try {
            reader.readRequest(ProtoMessage.whole(request));
        } catch (OtlpFormatException known) {
            throw known;
        } catch (IOException unreadable) {
            throw new OtlpFormatException("not protobuf: " + unreadable.getMessage(), unreadable);
        }
        return List.copyOf(reader.spans);
    }

    private void readRequest(ProtoMessage request) throws IOException {
        request.read((tag, field) -> {
            if (tag != RESOURCE_SPANS) {
                return false;
            }
            readResourceSpans(field.message());
            return true;
        });
    }

    private void readResourceSpans(ProtoMessage resourceSpans) throws IOException {
        Origin[] origin = {Origin.UNKNOWN};
        List<ProtoMessage> scopes = contents(resourceSpans, resource -> origin[0] = origin[0].withResource(resource));
        for (ProtoMessage scope : scopes) {
            readScopeSpans(scope, origin[0]);
        }
    }

    private void readScopeSpans(ProtoMessage scopeSpans, Origin resource) throws IOException {
        Origin[] origin = {resource};
        List<ProtoMessage> found = contents(scopeSpans, scope -> origin[0] = origin[0].withScope(scope));
        for (ProtoMessage span : found) {
            spans.add(new SpanReader().read(span, origin[0]));
        }
    }

    @FunctionalInterface
    private interface SharedReader {
        void read(ProtoMessage shared) throws IOException;
    }

    // Fields may come in any order: what is shared can stand behind what shares it.
    private static List<ProtoMessage> contents(ProtoMessage message, SharedReader shared) throws IOException {
        List<ProtoMessage> contents = new ArrayList<>();
        message.read((tag, field) -> {
            if (tag == SHARED) {
                shared.read(field.message());
            } else if (tag == CONTENT) {
                contents.add(field.message());
            } else {
                return false;
            }
            return true;
        });
        return contents;
    }
}
