package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What may be written into a span: ordinary things mostly, and nothing now and then. */
final class RandomValues {

    private static final String[] KEYS = {
        "a", "b", "c", "d", "e", "f", "exception.message", TransactionAttributes.NAME.getKey(), ""
    };

    private static final String TEXT = "The quick brown fox, à Zürich, 狐 and 🦊, jumps. ".repeat(100);

    private static final StackTraceElement[] FRAMES = {
        new StackTraceElement("shop.Bank", "charge", "Bank.java", 17),
        new StackTraceElement("shop.Checkout", "pay", "Checkout.java", 47),
        new StackTraceElement("shop.Checkout", "main", "Checkout.java", 11)
    };

    /** One key, and a value that fits it. */
    record Pair<T>(AttributeKey<T> key, @Nullable T value) {}

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T any(T... all) {
        return all[below(all.length)];
    }

    String name() {
        return any(KEYS);
    }

    @Nullable
    String nameOrNull() {
        return oneIn(30) ? null : name();
    }

    /** Below what Perfect Lap cuts where OpenTelemetry has no limit. */
    String text() {
        int length = oneIn(40) ? 200 + below(3_000) : below(14);
        int from = below(TEXT.length() - length);
        return TEXT.substring(from, from + length);
    }

    @Nullable
    String textOrNull() {
        return oneIn(20) ? null : text();
    }

    Pair<?> pair() {
        String key = name();
        return switch (below(10)) {
            case 0, 1 -> new Pair<>(AttributeKey.stringKey(key), textOrNull());
            case 2 -> new Pair<>(AttributeKey.longKey(key), oneIn(10) ? null : random.nextLong());
            case 3 -> new Pair<>(AttributeKey.doubleKey(key), random.nextGaussian());
            case 4 -> new Pair<>(AttributeKey.booleanKey(key), random.nextBoolean());
            case 5 -> new Pair<>(AttributeKey.stringArrayKey(key), oneIn(10) ? null : several(this::textOrNull));
            case 6 -> new Pair<>(AttributeKey.longArrayKey(key), several(random::nextLong));
            case 7 -> new Pair<>(AttributeKey.doubleArrayKey(key), several(random::nextDouble));
            case 8 -> new Pair<>(AttributeKey.booleanArrayKey(key), several(random::nextBoolean));
            default -> new Pair<>(AttributeKey.valueKey(key), oneIn(10) ? null : value(2));
        };
    }

    private <T extends @Nullable Object> List<T> several(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = below(4); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    Value<?> value(int depth) {
        return switch (below(depth == 0 ? 6 : 8)) {
            case 0 -> Value.of(text());
            case 1 -> Value.of(random.nextLong());
            case 2 -> Value.of(random.nextDouble());
            case 3 -> Value.of(random.nextBoolean());
            case 4 -> Value.of(new byte[below(14)]);
            case 5 -> Value.empty();
            case 6 -> Value.of(this.<Value<?>>several(() -> value(depth - 1)));
            default ->
                Value.of(several(() -> KeyValue.of(name(), value(depth - 1))).toArray(new KeyValue[0]));
        };
    }

    Attributes attributes() {
        AttributesBuilder all = Attributes.builder();
        for (int i = below(5); i > 0; i--) {
            put(all, pair());
        }
        return all.build();
    }

    private static <T> void put(AttributesBuilder all, Pair<T> pair) {
        all.put(pair.key(), pair.value());
    }

    @Nullable
    Attributes attributesOrNull() {
        return oneIn(20) ? null : attributes();
    }

    @Nullable
    Throwable exception() {
        return switch (below(8)) {
            case 0 -> null;
            case 1 -> with(new IllegalStateException((String) null), 0);
            case 2 -> with(new IOException(text(), with(new RuntimeException(text()), 1)), 0);
            case 3 -> with(new Exception(text()) {}, 0);
            case 4 -> circular();
            case 5 -> suppressing();
            case 6 -> with(new Exception(text()), 3);
            default -> with(new Exception(text()), 1);
        };
    }

    private Exception circular() {
        Exception first = with(new Exception(text()), 0);
        Exception second = with(new Exception(text(), first), 1);
        first.initCause(second);
        return first;
    }

    private Exception suppressing() {
        Exception thrown = with(new Exception(text()), 0);
        thrown.addSuppressed(with(new IOException(text()), 1));
        return thrown;
    }

    private static <T extends Throwable> T with(T thrown, int fromFrame) {
        thrown.setStackTrace(Arrays.copyOfRange(FRAMES, fromFrame, FRAMES.length));
        return thrown;
    }

    @Nullable
    SpanContext spanContext() {
        return switch (below(6)) {
            case 0 -> null;
            case 1 -> SpanContext.getInvalid();
            default -> remote();
        };
    }

    /** Of another process, sampled. */
    SpanContext remote() {
        TraceFlags flags = TraceFlags.builder()
                .setSampled(true)
                .setRandomTraceId(random.nextBoolean())
                .build();
        TraceState state = oneIn(2)
                ? TraceState.getDefault()
                : TraceState.builder().put("vendor", "v").build();
        return SpanContext.createFromRemoteParent(
                Hex.traceId(oneIn(4) ? 0 : random.nextLong(), random.nextLong()),
                Hex.spanId(random.nextLong()),
                flags,
                state);
    }
}
