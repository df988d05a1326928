package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * A kind of business transaction, named as its customer would name it: checkout, estimate, refund.
 *
 * <p>Made once by {@link Tracing#transaction} and kept in a field. Immutable: each method that
 * declares something gives a new definition. The same type defines the part of somebody else's
 * transaction that runs in this process; see {@link #resume}.
 */
public final class BusinessTransaction {

    private final Recorder recorder;
    private final String name;
    private final boolean finishes;

    BusinessTransaction(Recorder recorder, String name, boolean finishes) {
        this.recorder = recorder;
        this.name = name;
        this.finishes = finishes;
    }

    /** The name it was defined with. */
    public String name() {
        return name;
    }

    /** Declares that the transaction ends, end to end, where this part of it ends. */
    public BusinessTransaction finishes() {
        return new BusinessTransaction(recorder, name, true);
    }

    /**
     * Runs one below what is current on this thread; what the body throws fails it, a body that returns
     * completes it, also where it returns a future that is not done.
     *
     * <p>The type of the result and of a checked exception are inferred from the body. A body with two kinds of
     * checked exceptions throws {@link Exception}; and {@code assertThat(checkout.call(…))} asks for a variable in
     * between, since many overloads would fit.
     */
    public <T extends @Nullable Object, E extends Exception> T call(CallWith<Transaction, T, E> body) throws E {
        return from(recorder.current()).call(body);
    }

    /** Runs one that gives no result. */
    public <E extends Exception> void run(RunWith<Transaction, E> body) throws E {
        from(recorder.current()).run(body);
    }

    /**
     * Opens one for {@code try (…)}; unless it is completed before it is closed, it is abandoned. An exception that
     * leaves the block is not seen: to have it recorded, catch it inside, {@link Transaction#fail(Throwable) fail}
     * with it and throw it again.
     */
    public Transaction start() {
        return from(recorder.current()).start();
    }

    /** A new one below the given context, or with a trace of its own below {@link Context#root()}. */
    public TransactionBuilder from(Context parent) {
        return new TransactionBuilder(recorder, this, parent, null);
    }

    /**
     * Goes on with the transaction that a carrier brought, as a part of it with this definition's
     * name. If the carrier brought none that can be read, a new transaction starts, and {@link
     * TransactionAttributes#PASSPORT_PROBLEM} says why.
     *
     * @param arrived what {@link Tracing#propagator} extracted
     */
    public TransactionBuilder resume(Context arrived) {
        return new TransactionBuilder(recorder, this, arrived, recorder.arrivalOf(arrived));
    }

    /** Goes on with the transaction that the carrier brought, whatever is current on this thread. */
    public <C> TransactionBuilder resume(C carrier, TextMapGetter<C> getter) {
        return resume(recorder.propagator().extract(Context.root(), carrier, getter));
    }

    boolean isLast() {
        return finishes;
    }

    @Override
    public String toString() {
        return "BusinessTransaction[" + name + "]";
    }
}
