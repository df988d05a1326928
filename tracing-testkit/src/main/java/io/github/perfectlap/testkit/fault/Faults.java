package io.github.perfectlap.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What happens to messages and their headers on the way; each method adds one fault and gives a new value.
 *
 * <pre>{@code
 * KafkaDelivery.deliver(producer, worker::ship, Faults.none().dropping("baggage").redelivering(2));
 * Map<String, String> damaged = Faults.none().corrupting("traceparent").of(headers);
 * }</pre>
 *
 * <p>What it did to a capture is said by {@code CapturedTraces.brokenHandOffs()}.
 */
public final class Faults {

    private static final String[] TRACE_HEADERS = {"traceparent", "tracestate", "baggage"};

    private final Map<String, UnaryOperator<List<String>>> headers;
    private final Delivery delivery;

    private Faults(Map<String, UnaryOperator<List<String>>> headers, Delivery delivery) {
        this.headers = headers;
        this.delivery = delivery;
    }

    /** Everything arrives, once and whole. */
    public static Faults none() {
        return new Faults(Map.of(), Delivery.WHOLE);
    }

    /** The header is not there, as behind a proxy or a client that doesn't know it. */
    public Faults dropping(String header) {
        return changing(header, values -> List.of());
    }

    /** None of the trace's headers is there. */
    public Faults strippingAll() {
        Faults all = this;
        for (String header : TRACE_HEADERS) {
            all = all.dropping(header);
        }
        return all;
    }

    /** The header is there, and half of it is not what was sent. */
    public Faults corrupting(String header) {
        return changing(header, values -> values.stream().map(Damage::half).toList());
    }

    /** The header is there a second time with another value, as where a forwarder has added its own. */
    public Faults repeating(String header) {
        return changing(header, values -> {
            List<String> twice = new ArrayList<>(values);
            values.stream().limit(1).map(Damage::other).forEach(twice::add);
            return twice;
        });
    }

    /**
     * The passport says that it was sent by a clock which is ahead of the receiver's by this time; where the duration
     * is negative, it looks as if the message had waited that long.
     */
    public Faults sentAhead(Duration ahead) {
        long micros = ahead.toNanos() / 1_000;
        return changing("baggage", values -> values.stream()
                .map(value -> Damage.later(value, micros))
                .toList());
    }

    private Faults changing(String header, UnaryOperator<List<String>> change) {
        String name = requireNonNull(header, "header").toLowerCase(Locale.ROOT);
        Map<String, UnaryOperator<List<String>>> all = new LinkedHashMap<>(headers);
        all.merge(name, change, (before, after) -> values -> after.apply(before.apply(values)));
        return new Faults(all, delivery);
    }

    /** Each message comes this many times in all. */
    public Faults redelivering(int times) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "redelivering needs how often a message comes in all, at least 1, but was " + times);
        }
        return new Faults(headers, delivery.times(times));
    }

    /** The messages of one delivery come in the opposite order. */
    public Faults reordering() {
        return new Faults(headers, delivery.reversed());
    }

    /** No message comes. */
    public Faults losing() {
        return new Faults(headers, delivery.times(0));
    }

    /** No message comes in this delivery; all of them come in the next one. */
    public Faults delaying() {
        return new Faults(headers, delivery.later());
    }

    /**
     * The consumer dies when it has done its work and not yet said so: the delivery ends with a {@link
     * ConsumerKilled}, and the next one brings that message again.
     */
    public Faults killingBeforeAcknowledge() {
        return new Faults(headers, delivery.killed());
    }

    /**
     * A message at which the consumer throws goes to the dead-letter topic with the headers that it came with, and comes
     * from there in the next delivery; the exception stays inside.
     */
    public Faults deadLettering() {
        return new Faults(headers, delivery.deadLettered());
    }

    /** What happens to whole messages. */
    public Delivery delivery() {
        return delivery;
    }

    /** What arrives of the values of a header. */
    public List<String> values(String header, List<String> sent) {
        UnaryOperator<List<String>> change = headers.get(header.toLowerCase(Locale.ROOT));
        return change == null || sent.isEmpty() ? sent : change.apply(sent);
    }

    /** What arrives of a header that holds bytes, or nothing. */
    public List<byte @Nullable []> bytes(String header, byte @Nullable [] sent) {
        List<byte @Nullable []> arriving = new ArrayList<>();
        if (sent == null || !headers.containsKey(header.toLowerCase(Locale.ROOT))) {
            arriving.add(sent);
            return arriving;
        }
        values(header, List.of(new String(sent, UTF_8))).forEach(value -> arriving.add(value.getBytes(UTF_8)));
        return arriving;
    }

    /** What arrives of a map of headers; a second value comes under the same name in capitals. */
    public Map<String, String> of(Map<String, String> sent) {
        Map<String, String> arrived = new TreeMap<>();
        sent.forEach((name, value) -> {
            String next = name;
            for (String each : values(name, List.of(value))) {
                arrived.put(next, each);
                next = next.toUpperCase(Locale.ROOT);
            }
        });
        return arrived;
    }

    /** A setter of a carrier, by which the sender writes what is to arrive. */
    public <C> TextMapSetter<C> setter(TextMapSetter<C> setter) {
        return (carrier, key, value) -> values(key, List.of(value)).forEach(each -> setter.set(carrier, key, each));
    }

    /** A getter of a carrier, by which the receiver reads what has arrived. */
    public <C> TextMapGetter<C> getter(TextMapGetter<C> getter) {
        return new FaultyGetter<>(getter, this);
    }
}
