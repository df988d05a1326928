package io.github.perfectlap.report.otlp;

import static java.util.Locale.ROOT;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.List;

/** Reads spans from OTLP's JSON, where ids are hexadecimal digits and enums are numbers. */
final class OtlpJsonReader {

    private OtlpJsonReader() {}

    static List<TracedSpan> spans(byte[] request) throws OtlpFormatException {
        List<TracedSpan> spans = new ArrayList<>();
        for (JsonFields resourceSpans : JsonFields.of(JsonText.read(request)).messages("resourceSpans")) {
            Attributes resource = JsonValueReader.attributes(resourceSpans.message("resource"));
            for (JsonFields scopeSpans : resourceSpans.messages("scopeSpans")) {
                Origin origin = Origin.of(resource, scopeSpans.message("scope").text("name"));
                for (JsonFields span : scopeSpans.messages("spans")) {
                    spans.add(span(span, origin));
                }
            }
        }
        return List.copyOf(spans);
    }

    private static TracedSpan span(JsonFields span, Origin origin) throws OtlpFormatException {
        String parent = id(span, "parentSpanId", Ids.SPAN_ID_BYTES);
        JsonFields status = span.message("status");
        return new TracedSpan(
                Ids.required("trace id", id(span, "traceId", Ids.TRACE_ID_BYTES)),
                Ids.required("span id", id(span, "spanId", Ids.SPAN_ID_BYTES)),
                Ids.isZero(parent) ? "" : parent,
                span.text("name"),
                SpanReader.kind(span.number("kind")),
                span.whole("startTimeUnixNano"),
                span.whole("endTimeUnixNano"),
                SpanReader.status(status.number("code")),
                status.text("message"),
                JsonValueReader.attributes(span),
                events(span),
                links(span),
                origin.service(),
                origin.release(),
                origin.scope());
    }

    private static List<TracedSpan.Event> events(JsonFields span) throws OtlpFormatException {
        List<TracedSpan.Event> events = new ArrayList<>();
        for (JsonFields event : span.messages("events")) {
            events.add(new TracedSpan.Event(
                    event.text("name"), event.whole("timeUnixNano"), JsonValueReader.attributes(event)));
        }
        return events;
    }

    private static List<TracedSpan.Link> links(JsonFields span) throws OtlpFormatException {
        List<TracedSpan.Link> links = new ArrayList<>();
        for (JsonFields link : span.messages("links")) {
            links.add(new TracedSpan.Link(
                    Ids.required("trace id of a link", id(link, "traceId", Ids.TRACE_ID_BYTES)),
                    Ids.required("span id of a link", id(link, "spanId", Ids.SPAN_ID_BYTES)),
                    JsonValueReader.attributes(link)));
        }
        return links;
    }

    private static String id(JsonFields message, String name, int bytes) throws OtlpFormatException {
        String id = message.text(name).toLowerCase(ROOT);
        if (id.isEmpty() || id.matches("[0-9a-f]{" + 2 * bytes + "}")) {
            return id;
        }
        throw new OtlpFormatException("'" + name + "' should be " + 2 * bytes + " hexadecimal digits, but has "
                + id.length() + " characters");
    }
}
