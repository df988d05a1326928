package io.github.perfectlap;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the headers of one carrier before any propagator does, and hides those that must not be
 * read: propagators differ in what they do with repeated and with very long ones.
 */
final class HeaderCheck<C> implements TextMapGetter<C> {

    static final String TRACEPARENT = "traceparent";
    static final String TRACESTATE = "tracestate";
    static final String BAGGAGE = "baggage";

    // As much as W3C Trace Context asks for; OpenTelemetry needs time quadratic in its blanks.
    private static final int MAX_TRACESTATE = 512;
    // Version 00 has 55 characters; later versions may add fields.
    private static final int MAX_TRACEPARENT = 512;

    private static final Pattern WRONG_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final TextMapGetter<C> getter;
    private final List<String> traceparents;
    private final List<String> members;
    private final boolean hideTraceparent;
    private final boolean hideTracestate;
    private final boolean hideBaggage;
    private final @Nullable String refused;

    HeaderCheck(@Nullable C carrier, TextMapGetter<C> getter) {
        this.getter = getter;
        traceparents = all(carrier, TRACEPARENT);
        List<String> baggage = all(carrier, BAGGAGE);
        hideTracestate = length(all(carrier, TRACESTATE)) > MAX_TRACESTATE;
        hideTraceparent = isRepeated(traceparents) || length(traceparents) > MAX_TRACEPARENT;
        members = members(baggage);
        hideBaggage = hasSeveralPassports() || length(baggage) > OwnHeaders.MAX_BAGGAGE;
        refused = refusal();
    }

    /** Why headers are hidden or of no use, or null. */
    @Nullable
    String refused() {
        return refused;
    }

    @Override
    public Iterable<String> keys(C carrier) {
        return getter.keys(carrier);
    }

    @Override
    public @Nullable String get(@Nullable C carrier, String key) {
        if (isHidden(key)) {
            return null;
        }
        String value = getter.get(carrier, key);
        return value != null && key.equalsIgnoreCase(BAGGAGE) ? readable(value) : value;
    }

    @Override
    public Iterator<String> getAll(@Nullable C carrier, String key) {
        if (isHidden(key)) {
            return Collections.emptyIterator();
        }
        List<String> values = all(carrier, key);
        boolean isBaggage = key.equalsIgnoreCase(BAGGAGE);
        return isBaggage ? values.stream().map(HeaderCheck::readable).iterator() : values.iterator();
    }

    private @Nullable String refusal() {
        if (isRepeated(traceparents) || hasSeveralPassports()) {
            return Arrival.DUPLICATE;
        }
        if (hideTraceparent || hideBaggage) {
            return Arrival.OVERSIZED;
        }
        return null;
    }

    /** The passport's members, as one header. */
    String passportMembers() {
        return String.join(",", members);
    }

    /** Whether there is something where the trace's ids should be. */
    boolean hasTraceparent() {
        return !traceparents.isEmpty();
    }

    private boolean isHidden(String key) {
        return (hideTraceparent && key.equalsIgnoreCase(TRACEPARENT))
                || ((hideTracestate || hideTraceparent) && key.equalsIgnoreCase(TRACESTATE))
                || (hideBaggage && key.equalsIgnoreCase(BAGGAGE));
    }

    private List<String> all(@Nullable C carrier, String key) {
        List<String> values = new ArrayList<>();
        Iterator<String> found = getter.getAll(carrier, key);
        while (found.hasNext()) {
            String value = found.next();
            // A record may hold a header whose value is null.
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static boolean isRepeated(List<String> values) {
        return values.stream().distinct().count() > 1;
    }

    /** Whether a member of the passport is there twice, and not the same. */
    private boolean hasSeveralPassports() {
        Set<String> different = new HashSet<>(members);
        long keys = different.stream().map(HeaderCheck::keyOf).distinct().count();
        return keys < different.size();
    }

    private static List<String> members(List<String> baggage) {
        return baggage.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .filter(Passport::isMember)
                .toList();
    }

    private static String keyOf(String member) {
        return member.substring(0, member.indexOf('=')).strip();
    }

    /** Less members with a percent sign that encodes nothing: each would be a warning with a stack trace. */
    private static String readable(String baggage) {
        return WRONG_PERCENT.matcher(baggage).find()
                ? Stream.of(baggage.split(",", -1))
                        .filter(member -> !WRONG_PERCENT.matcher(member).find())
                        .collect(Collectors.joining(","))
                : baggage;
    }

    private static int length(List<String> values) {
        return values.stream().mapToInt(String::length).sum();
    }
}
