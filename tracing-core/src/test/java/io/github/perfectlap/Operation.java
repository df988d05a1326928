package io.github.perfectlap;

import io.opentelemetry.sdk.trace.ReadWriteSpan;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to a span.
 *
 * @param text what is printed of it, which few are
 * @param onSpan the same for one of ours and one of the SDK's; what it gives can be compared
 * @param onStep what is done to ours instead, through Perfect Lap's API; null where it has nothing like it
 */
record Operation(
        Object text,
        Function<ReadWriteSpan, @Nullable Object> onSpan,
        @Nullable Consumer<Step> onStep) {

    static Operation read(Object text, Function<ReadWriteSpan, @Nullable Object> read) {
        return new Operation(text, read, null);
    }

    static Operation write(Object text, Consumer<ReadWriteSpan> write) {
        return new Operation(text, done(write), null);
    }

    static Operation write(Object text, Consumer<ReadWriteSpan> write, Consumer<Step> onStep) {
        return new Operation(text, done(write), onStep);
    }

    private static Function<ReadWriteSpan, @Nullable Object> done(Consumer<ReadWriteSpan> write) {
        return span -> {
            write.accept(span);
            return "done";
        };
    }

    @Nullable
    Object on(ReadWriteSpan span) {
        return onSpan.apply(span);
    }

    @Nullable
    Object onOurs(ReadWriteSpan span, Step step) {
        if (onStep == null) {
            return on(span);
        }
        onStep.accept(step);
        return "done";
    }

    @Override
    public String toString() {
        return onStep == null ? text.toString() : "Step " + text;
    }
}
