package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.lang.ref.Reference;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the user has of a transaction that is closed by hand. Contexts hold what is recorded and never this, so that
 * it is garbage as soon as nobody can close it any more.
 */
final class OpenedTransaction implements Transaction {

    private final Watched recorded;
    private final Watch watch;

    OpenedTransaction(Watched recorded, Watches watches) {
        this.recorded = recorded;
        this.watch = watches.watch(this, recorded);
    }

    Watch watch() {
        return watch;
    }

    @Override
    public <T> Step attribute(AttributeKey<T> key, T value) {
        Step unused = recorded.attribute(key, value);
        return this;
    }

    @Override
    public Step attribute(AttributeKey<Long> key, long value) {
        Step unused = recorded.attribute(key, value);
        return this;
    }

    @Override
    public Step attribute(String key, String value) {
        Step unused = recorded.attribute(key, value);
        return this;
    }

    @Override
    public Step attribute(String key, long value) {
        Step unused = recorded.attribute(key, value);
        return this;
    }

    @Override
    public Step attribute(String key, double value) {
        Step unused = recorded.attribute(key, value);
        return this;
    }

    @Override
    public Step event(String name, Attributes attributes) {
        Step unused = recorded.event(name, attributes);
        return this;
    }

    @Override
    public Step link(SpanContext other) {
        Step unused = recorded.link(other);
        return this;
    }

    @Override
    public <T, E extends Exception> T step(String name, Call<T, E> body, ResultRule<? super T> rule) throws E {
        return recorded.step(name, body, rule);
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T call(String name, CallWith<Step, T, E> body) throws E {
        return recorded.call(name, body);
    }

    @Override
    public <E extends Exception> void run(String name, RunWith<Step, E> body) throws E {
        recorded.run(name, body);
    }

    @Override
    public <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body) throws E {
        return recorded.callAsync(name, body);
    }

    @Override
    public <T, S extends @Nullable CompletionStage<T>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body, ResultRule<? super T> rule) throws E {
        return recorded.callAsync(name, body, rule);
    }

    @Override
    public Step step(String name) {
        return recorded.step(name);
    }

    @Override
    public Step next(String name) {
        return recorded.next(name);
    }

    @Override
    public Step handOff(String name) {
        return recorded.handOff(name);
    }

    @Override
    public void complete() {
        recorded.complete();
    }

    @Override
    public void fail(String reason) {
        recorded.fail(reason);
    }

    @Override
    public void fail(Throwable exception) {
        recorded.fail(exception);
    }

    @Override
    public void finish() {
        recorded.finish();
    }

    @Override
    public Context context() {
        return recorded.context();
    }

    @Override
    public <C> void inject(C carrier, TextMapSetter<C> setter) {
        recorded.inject(carrier, setter);
    }

    @Override
    public void close() {
        try {
            watch.close();
        } finally {
            // Without it this might be garbage, and the transaction abandoned, while it is being closed.
            Reference.reachabilityFence(this);
        }
    }
}
