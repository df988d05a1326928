package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A woven method that opens nothing, and whose attributes are those of whatever span is current. */
final class AddedAttributes extends Off implements Entered {

    private final Span span = Span.current();

    AddedAttributes(Recorder recorder) {
        super(recorder);
    }

    @Override
    public <T> Step attribute(AttributeKey<T> key, T value) {
        span.setAttribute(key, value);
        return this;
    }

    @Override
    public Step attribute(String key, String value) {
        return attribute(AttributeKey.stringKey(key), value);
    }

    @Override
    public Step attribute(String key, long value) {
        return attribute(AttributeKey.longKey(key), value);
    }

    @Override
    public Step attribute(String key, double value) {
        return attribute(AttributeKey.doubleKey(key), value);
    }

    @Override
    public Step attribute(String key, boolean value) {
        return attribute(AttributeKey.booleanKey(key), value);
    }

    @Override
    public Problems problems() {
        return recorder().problems();
    }

    @Override
    public void leave(@Nullable Throwable thrown) {}

    @Override
    public void leaveWith(CompletionStage<?> stage, @Nullable Judge judge) {}

    @Override
    public AsyncEnd leaveOpen(@Nullable Judge judge) {
        return new NoEnd(context());
    }
}
