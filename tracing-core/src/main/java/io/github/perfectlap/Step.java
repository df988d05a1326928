package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A part of a business transaction: one span, current on the thread that opened it.
 *
 * <p>A step made by another is its child. Where a step made further in is current on the calling
 * thread, that one is the parent, so that helpers need only the transaction to nest rightly.
 *
 * <p>A body that needs the step itself is given to {@link #call} or {@link #run}, any other to {@link #step(String,
 * Call) step}. For work on another thread, make steps from the transaction there, or wrap the work with {@link
 * #context}{@code ().wrap(…)}, below which it then is.
 *
 * <p>All methods may be called from any thread, but a step in {@code try} form is closed by the
 * thread that opened it. None of them throws into the caller for a reason of Perfect Lap's own;
 * what a body throws arrives unchanged.
 *
 * <p>Not for implementation by users: methods may be added.
 */
public interface Step extends AutoCloseable {

    /**
     * The innermost step that is current on the calling thread, or the transaction where no step is open in it; where
     * there is none, one that records nothing. For code in annotated methods, which is handed none.
     */
    static Step current() {
        if (Context.current() instanceof Step current) {
            return current;
        }
        throw new UnsupportedOperationException();
    }

    /** Sets an attribute; the last value of a key wins. */
    <T> Step attribute(AttributeKey<T> key, T value);

    /** Sets an attribute that is a whole number; no box is made for it. */
    default Step attribute(AttributeKey<Long> key, long value) {
        return attribute(key, (Long) value);
    }

    /** Sets an attribute of text. */
    default Step attribute(String key, String value) {
        return attribute(AttributeKey.stringKey(key), value);
    }

    /** Sets an attribute that is a whole number. */
    default Step attribute(String key, long value) {
        return attribute(AttributeKey.longKey(key), value);
    }

    /** Sets an attribute that is a number. */
    default Step attribute(String key, double value) {
        return attribute(AttributeKey.doubleKey(key), value);
    }

    /** Sets an attribute that is true or false. */
    default Step attribute(String key, boolean value) {
        return attribute(AttributeKey.booleanKey(key), value);
    }

    /** Notes that something happened now. */
    default Step event(String name) {
        return event(name, Attributes.empty());
    }

    /** Notes that something happened now, with what is known of it. */
    Step event(String name, Attributes attributes);

    /** Points at a span that is not the parent, such as one of many inputs. */
    Step link(SpanContext other);

    /** Runs a step that gives a result. */
    default <T extends @Nullable Object, E extends Exception> T step(String name, Call<T, E> body) throws E {
        return call(name, step -> body.call());
    }

    /** Runs a step that gives no result. */
    default <E extends Exception> void step(String name, Run<E> body) throws E {
        run(name, step -> body.run());
    }

    /**
     * Runs a step of which some results are failures. Such a failure fails the transaction, unless the step {@link
     * BusinessTransaction#mayFail may fail}.
     */
    <T, E extends Exception> T step(String name, Call<T, E> body, ResultRule<? super T> rule) throws E;

    /** Runs a step whose body needs the step itself and gives a result. */
    <T extends @Nullable Object, E extends Exception> T call(String name, CallWith<Step, T, E> body) throws E;

    /** Runs a step whose body needs the step itself and gives no result. */
    <E extends Exception> void run(String name, RunWith<Step, E> body) throws E;

    /**
     * Runs a step that goes on when its body has returned, until the stage that the body gave completes: with its
     * result, or failed by its exception. It is current while the body runs on the calling thread; steps made from
     * it later, on whatever thread, are its children. A body that throws, or gives null, ends it as in {@link #call}.
     *
     * <p>A transaction does not wait for steps that still go on when it ends, and what becomes of them changes its
     * outcome no more.
     *
     * @return the very stage that the body gave
     */
    <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(String name, CallWith<Step, S, E> body)
            throws E;

    /** Likewise, where some results are failures. Such a failure fails the transaction. */
    <T, S extends @Nullable CompletionStage<T>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body, ResultRule<? super T> rule) throws E;

    /**
     * Opens a step for {@code try (…)}. Unless {@link #complete} is called before it is closed, it counts as
     * failed; an exception that leaves the block is not seen, so catch it inside, {@link #fail(Throwable) fail} with
     * it and throw it again.
     */
    Step step(String name);

    /**
     * Opens the next step of a sequence, which ends the one before: steps that follow each other without a gap
     * need no nesting.
     *
     * <pre>{@code
     * checkout.run(tx -> {
     *     tx.next("reserve stock").attribute("warehouse", "north");
     *     stock.reserve(order);
     *     tx.next("charge card");
     *     bank.charge(order);
     * });
     * }</pre>
     *
     * <p>The first begins where this step began, unless another was opened in it before; the last ends where this
     * one ends, and with what becomes of it: an exception that leaves the body fails both. Called by the thread on
     * which this step is current.
     */
    Step next(String name);

    /**
     * Opens a step that gives the transaction to another process. It is not made current and may be
     * ended by any thread, such as the one that brings the broker's answer; {@link #inject} writes it
     * into the message.
     */
    Step handOff(String name);

    /** Says that the step did what it is for. */
    void complete();

    /**
     * Says that the step failed without an exception, and with it the transaction.
     *
     * @param reason the kind of failure, one of a few constants; it becomes {@code error.type}
     */
    void fail(String reason);

    /**
     * Says that the step failed by an exception; {@code error.type} is the exception's class. With one that is
     * declared an {@linkplain BusinessTransaction#answers answer} it is complete.
     */
    void fail(Throwable exception);

    /** What is handed over at a boundary, such as to another thread. */
    Context context();

    /**
     * Writes trace context, passport and baggage of this step into a carrier. A carrier that throws
     * is sent as it is; the fault is logged once.
     */
    <C> void inject(C carrier, TextMapSetter<C> setter);

    /** Ends the step. Only the first call counts. */
    @Override
    void close();
}
