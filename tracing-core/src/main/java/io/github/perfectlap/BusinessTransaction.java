package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
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
    private final EpochClock clock;
    private final Definition definition;
    private final Declared declared;

    BusinessTransaction(Recorder recorder, Definition definition, Declared declared) {
        this.recorder = recorder;
        this.clock = recorder.clock();
        this.definition = definition;
        this.declared = declared;
    }

    /** The name it was defined with. */
    public String name() {
        return definition.name();
    }

    /**
     * Declares that the transaction ends, end to end, where this part of it ends. It ends once in this process: where
     * its message comes again, {@link TransactionAttributes#DUPLICATE} marks the part. After a part that an exception
     * left, or that was not completed, one that ends otherwise counts as well, and {@link
     * TransactionAttributes#RECOVERED} marks it; where such a failure is not to count as an end at all, {@link
     * Transaction#finish} at the end of the work says so.
     */
    public BusinessTransaction finishes() {
        return new BusinessTransaction(recorder, definition, declared.finishing());
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
        if (!definition.isOn()) {
            return body.call(recorder.off());
        }
        Context before = recorder.currentFor(this);
        return recorder.start(this, before, null, SpanKind.INTERNAL, Attributes.empty())
                .runBody(before, body);
    }

    /** Runs one that gives no result. */
    public <E extends Exception> void run(RunWith<Transaction, E> body) throws E {
        this.<Boolean, E>call(transaction -> {
            body.run(transaction);
            return true;
        });
    }

    /**
     * Opens one for {@code try (…)}; unless it is completed before it is closed, it is abandoned. An exception that
     * leaves the block is not seen: to have it recorded, catch it inside, {@link Transaction#fail(Throwable) fail}
     * with it and throw it again.
     *
     * <p>One that is never closed is abandoned too, when it is garbage. Another of the same definition that starts
     * while it is current on its thread counts it as left open, and does not become its child; in the lambda form, a
     * transaction may run inside another of its kind.
     */
    public Transaction start() {
        if (!definition.isOn()) {
            return recorder.off();
        }
        Context before = recorder.currentFor(this);
        return recorder.start(this, before, null, SpanKind.INTERNAL, Attributes.empty())
                .open(before);
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

    /**
     * Makes one of several inputs, with a link to the sender of each. Where all are parts of one transaction, such as
     * the branches of an order that was split, this goes on with it, below the one that was sent last. Where they are
     * of several, such as the messages of a batch, this is a new transaction; if it {@link #finishes}, each of them ends
     * with it, too. Of a thousand at most; of those beyond, nothing is recorded but their links.
     *
     * <p>What brought no transaction is linked and nothing else, unless it is the only one.
     *
     * @param arrived what {@link Tracing#propagator} extracted of each
     */
    public TransactionBuilder resumeAll(Iterable<Context> arrived) {
        Join join = new Join(recorder);
        join.addAll(arrived);
        return join.builder(this);
    }

    /**
     * Switches all transactions of this name off: from now on a start runs its body and nothing else. Those that
     * run go on to their end. What came from another process is still handed on.
     */
    public void switchOff() {
        recorder.switches().turn(definition, false);
    }

    /** Switches them on again, unless {@link Tracing#switchOff everything} is off. */
    public void switchOn() {
        recorder.switches().turn(definition, true);
    }

    /** Whether a start records anything. */
    public boolean isOn() {
        return definition.isOn();
    }

    /** The name, as passports write it. */
    Word word() {
        return definition.word();
    }

    Declared declared() {
        return declared;
    }

    Recorder recorder() {
        return recorder;
    }

    EpochClock clock() {
        return clock;
    }

    /** Whether both are of one name, and of one {@link Tracing}. */
    boolean isOneWith(BusinessTransaction other) {
        return definition == other.definition;
    }

    LeakReport leaks() {
        return definition.leaks();
    }

    WaitPattern waits() {
        return definition.waits();
    }

    @Nullable
    Measure measure() {
        return definition.measure();
    }

    @Override
    public String toString() {
        return "BusinessTransaction[" + name() + "]";
    }
}
