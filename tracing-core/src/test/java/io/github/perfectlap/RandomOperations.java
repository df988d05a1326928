package io.github.perfectlap;

import io.github.perfectlap.RandomValues.Pair;
import io.github.perfectlap.SpanFacts.Ids;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Operations on a span in any order, with all overloads of OpenTelemetry's API. */
@SuppressWarnings("NullAway") // what a caller without null checks may do
final class RandomOperations {

    private final RandomValues values;
    private final List<Supplier<Operation>> kinds = List.of(
            this::attribute,
            this::attribute,
            this::attribute,
            this::attribute,
            this::attribute,
            this::stepAttribute,
            this::stepAttribute,
            this::event,
            this::event,
            this::exception,
            this::status,
            this::link,
            this::other,
            this::read,
            this::read,
            this::read);

    RandomOperations(RandomGenerator random) {
        this.values = new RandomValues(random);
    }

    /** Anything but an end. */
    Operation any() {
        return kinds.get(values.below(kinds.size())).get();
    }

    private Operation attribute() {
        String key = values.nameOrNull();
        int number = values.below(1_000);
        return switch (values.below(9)) {
            case 0 -> text(key, values.textOrNull());
            case 1 -> Operation.write(said("long", key), span -> span.setAttribute(key, (long) number));
            case 2 -> Operation.write(said("double", key), span -> span.setAttribute(key, number / 8.0));
            case 3 -> Operation.write(said("boolean", key), span -> span.setAttribute(key, number > 500));
            case 4 -> value(key, values.oneIn(10) ? null : values.value(2));
            case 5 -> Operation.write(said("int", key), span -> span.setAttribute(AttributeKey.longKey(key), number));
            case 6 -> all(values.attributesOrNull());
            case 7 -> Operation.write("no key", span -> span.setAttribute((AttributeKey<String>) null, "value"));
            default -> typed(values.pair());
        };
    }

    private static Operation text(@Nullable String key, @Nullable String text) {
        return Operation.write(said("text", key, text), span -> span.setAttribute(key, text));
    }

    private static Operation value(@Nullable String key, @Nullable Value<?> value) {
        return Operation.write(said("value", key, value), span -> span.setAttribute(key, value));
    }

    private static <T> Operation typed(Pair<T> pair) {
        return Operation.write(pair, span -> span.setAttribute(pair.key(), pair.value()));
    }

    private static Operation all(@Nullable Attributes attributes) {
        return Operation.write(said("all", attributes), span -> span.setAllAttributes(attributes));
    }

    private Operation stepAttribute() {
        String key = values.nameOrNull();
        int number = values.below(1_000);
        String text = values.textOrNull();
        AttributeKey<Long> whole = AttributeKey.longKey(key);
        return switch (values.below(6)) {
            case 0 ->
                Operation.write(
                        said("text", key, text),
                        span -> span.setAttribute(key, text),
                        step -> step.attribute(key, text));
            case 1 ->
                Operation.write(
                        said("long", key),
                        span -> span.setAttribute(key, (long) number),
                        step -> step.attribute(key, (long) number));
            case 2 ->
                Operation.write(
                        said("double", key),
                        span -> span.setAttribute(key, number / 8.0),
                        step -> step.attribute(key, number / 8.0));
            case 3 ->
                Operation.write(
                        said("boolean", key),
                        span -> span.setAttribute(key, number > 500),
                        step -> step.attribute(key, number > 500));
            case 4 ->
                Operation.write(
                        said("typed long", key),
                        span -> span.setAttribute(whole, (long) number),
                        step -> step.attribute(whole, (long) number));
            default -> stepTyped(values.pair());
        };
    }

    private static <T> Operation stepTyped(Pair<T> pair) {
        return Operation.write(
                pair,
                span -> span.setAttribute(pair.key(), pair.value()),
                step -> step.attribute(pair.key(), pair.value()));
    }

    private Operation event() {
        String name = values.oneIn(20) ? null : values.name();
        Attributes what = values.attributesOrNull();
        long time = values.below(3) * 1_000_000_007L;
        TimeUnit unit = values.oneIn(10) ? null : values.any(TimeUnit.values());
        Instant instant = values.oneIn(10) ? null : Instant.ofEpochSecond(time, 17);
        Object text = said("event", name, what, time, unit);
        return switch (values.below(8)) {
            case 0 -> Operation.write(text, span -> span.addEvent(name));
            case 1 -> Operation.write(text, span -> span.addEvent(name, what));
            case 2 -> Operation.write(text, span -> span.addEvent(name, time, unit));
            case 3 -> Operation.write(text, span -> span.addEvent(name, instant));
            case 4 -> Operation.write(text, span -> span.addEvent(name, what, time, unit));
            case 5 -> Operation.write(text, span -> span.addEvent(name, what, instant));
            case 6 -> Operation.write(text, span -> span.addEvent(name), step -> step.event(name));
            default -> Operation.write(text, span -> span.addEvent(name, what), step -> step.event(name, what));
        };
    }

    private Operation exception() {
        Throwable thrown = values.exception();
        Attributes more = values.attributesOrNull();
        return values.oneIn(2)
                ? Operation.write(said("exception", thrown), span -> span.recordException(thrown))
                : Operation.write(said("exception", thrown, more), span -> span.recordException(thrown, more));
    }

    private Operation status() {
        StatusCode code = values.oneIn(20) ? null : values.any(StatusCode.values());
        String text = values.textOrNull();
        return values.oneIn(2)
                ? Operation.write(said("status", code), span -> span.setStatus(code))
                : Operation.write(said("status", code, text), span -> span.setStatus(code, text));
    }

    private Operation link() {
        SpanContext to = values.spanContext();
        Attributes what = values.attributesOrNull();
        return switch (values.below(4)) {
            case 0 -> Operation.write(said("link", to), span -> span.addLink(to));
            case 1 -> Operation.write("link to itself", span -> span.addLink(span.getSpanContext()));
            case 2 -> Operation.write(said("link", to), span -> span.addLink(to), step -> step.link(to));
            default -> Operation.write(said("link", to, what), span -> span.addLink(to, what));
        };
    }

    private Operation other() {
        String name = values.oneIn(10) ? null : values.name();
        return Operation.write(said("updateName", name), span -> span.updateName(name));
    }

    private Operation read() {
        Pair<?> pair = values.pair();
        return switch (values.below(6)) {
            case 0, 1, 2 -> Operation.read(said("getAttribute", pair.key()), span -> span.getAttribute(pair.key()));
            case 3 -> Operation.read("isRecording", span -> List.of(span.isRecording(), span.hasEnded()));
            case 4 -> Operation.read("getSpanContext", span -> Ids.of(span.getSpanContext()));
            default -> Operation.read("read", SpanFacts::read);
        };
    }

    /** Made a text only where somebody reads it. */
    private static List<Object> said(Object... parts) {
        return Arrays.asList(parts);
    }

    /** How a span may be ended, and be ended again. */
    Operation end() {
        long time = values.below(3) * 1_000_000_007L;
        TimeUnit unit = values.oneIn(10) ? null : values.any(TimeUnit.values());
        Instant instant = values.oneIn(10) ? null : Instant.ofEpochSecond(time, 17);
        return switch (values.below(5)) {
            case 0 -> Operation.write(said("end", time, unit), span -> span.end(time, unit));
            case 1 -> Operation.write(said("end", instant), span -> span.end(instant));
            default -> Operation.write("end", span -> span.end());
        };
    }
}
