package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for secrets in everything that a test has recorded or handed over. Thread-safe. */
final class SecretGuard {

    private final Secrets secrets = new Secrets();
    private final Map<Carried, String> carried = new LinkedHashMap<>();
    private volatile @Nullable String reasonToAllow;

    /** Something that travels with a context. */
    private record Carried(String what, String value) {}

    void plant(String secret) {
        secrets.plant(secret);
    }

    void allow(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("allowSecrets needs a reason, for whoever reads the test");
        }
        reasonToAllow = reason;
    }

    /**
     * Notes what the context would hand over: baggage, and what of a trace's state came from elsewhere.
     *
     * @param span which starts in it, or hands it over
     */
    void look(Context context, SpanContext span) {
        String id = span.getTraceId() + span.getSpanId();
        Baggage.fromContext(context).forEach((key, entry) -> note(id, "baggage entry", key, entry.getValue()));
        span.getTraceState().forEach((key, value) -> note(id, "header tracestate, entry", key, value));
    }

    // Every step below carries it on; only the first is told.
    private void note(String spanId, String what, String key, String value) {
        synchronized (carried) {
            carried.putIfAbsent(new Carried(what + " " + key, value), spanId);
            carried.putIfAbsent(new Carried("key of " + what, key), spanId);
        }
    }

    /** One line for each secret, each named by step and place; empty where they are allowed. */
    List<String> findings(List<TracedSpan> spans) {
        if (reasonToAllow != null) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (TracedSpan span : spans) {
            names.put(span.traceId() + span.spanId(), span.name());
            new SpanTexts(span).forEach((place, text) -> add(span.name(), place, text, findings));
        }
        carriedSoFar()
                .forEach((each, spanId) -> add(
                        names.getOrDefault(spanId, "the context handed over"), each.what(), each.value(), findings));
        return findings.stream().distinct().toList();
    }

    private Map<Carried, String> carriedSoFar() {
        synchronized (carried) {
            return new LinkedHashMap<>(carried);
        }
    }

    private void add(String step, String place, String text, List<String> findings) {
        for (String secret : secrets.in(text)) {
            findings.add(Clipped.to(60, masked(step)) + ": " + Clipped.to(100, masked(place)) + " holds " + secret);
        }
    }

    /** The text as it may be printed. */
    String masked(String text) {
        return reasonToAllow == null ? secrets.masked(text) : text;
    }
}
