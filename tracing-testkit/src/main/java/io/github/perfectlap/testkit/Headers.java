package io.github.perfectlap.testkit;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a trace, as they were written or read once. */
final class Headers {

    static final String TRACEPARENT = "traceparent";
    static final String TRACESTATE = "tracestate";
    static final String BAGGAGE = "baggage";

    private static final List<String> ALL = List.of(TRACEPARENT, TRACESTATE, BAGGAGE);
    private static final String PASSPORT = "lap.name=";

    private final Map<String, String> values = new TreeMap<>();

    static <C> Headers of(@Nullable C carrier, TextMapGetter<C> getter) {
        Headers headers = new Headers();
        for (String name : ALL) {
            getter.getAll(carrier, name).forEachRemaining(value -> headers.add(name, value));
        }
        return headers;
    }

    void add(String name, @Nullable String value) {
        if (value != null) {
            values.merge(name.toLowerCase(Locale.ROOT), value, (first, second) -> first + "," + second);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Empty where there is none. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    boolean hasPassport() {
        return value(BAGGAGE).contains(PASSPORT);
    }

    /** Keys of the application's own baggage. */
    List<String> baggageKeys() {
        List<String> keys = new ArrayList<>();
        for (String member : value(BAGGAGE).split(",", -1)) {
            String key = member.substring(0, Math.max(0, member.indexOf('='))).strip();
            if (!key.isEmpty() && !key.startsWith("lap.")) {
                keys.add(key);
            }
        }
        return keys;
    }
}
