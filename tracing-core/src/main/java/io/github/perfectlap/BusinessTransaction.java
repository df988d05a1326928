package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.DoubleSupplier;
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

    /** Declares that the transaction ends, end to end, where this part of it ends. */
    public BusinessTransaction finishes() {
        return new BusinessTransaction(recorder, definition, declared.finishing());
    }

    /**
     * Declares how many of all in flight are served at a time, such as the number of threads or connections that they
     * share; the others wait inside the transaction. That gives {@link TransactionSignals#saturation}, and the forecast
     * of the throughput at which it stops. One for all definitions of the name in this process.
     *
     * @throws IllegalArgumentException if it is less than 1, or another one was declared for the name
     */
    public BusinessTransaction capacity(int atATime) {
        if (atATime < 1) {
            throw new IllegalArgumentException("capacity of '" + name() + "' must be at least 1, but was " + atATime);
        }
        return servedBy(new DeclaredCapacity(atATime, clock.nanoTime()));
    }

    /**
     * Declares who knows how full what serves them is, such as a pool of connections: 0 where nothing of it is used, 1
     * where everything is. Asked by a thread that ends a transaction, four times a second at most, and by whoever reads
     * the metrics; must not block. What it answers that makes no sense is left out.
     *
     * @throws IllegalArgumentException if another one was declared for the name
     */
    public BusinessTransaction capacity(DoubleSupplier saturation) {
        requireNonNull(saturation, "saturation");
        return servedBy(new SuppliedSaturation(name(), saturation, recorder.problems(), clock.nanoTime()));
    }

    private BusinessTransaction servedBy(Saturation saturation) {
        Measure measure = measure();
        if (measure != null) {
            measure.counted().serve(saturation);
        }
        return this;
    }

    /**
     * Declares steps whose duration and self-time are counted, sampled or not, besides those declared before. Self-time
     * is the time of a step less that of the steps that its own thread opened in it. A step of another name is never
     * counted, so names that hold values do no harm.
     *
     * @throws IllegalArgumentException if no name is given, or one is blank or longer than 256 characters
     */
    public BusinessTransaction measuresSteps(String... names) {
        List<String> steps = List.of(names);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("measuresSteps of '" + name() + "' needs the name of at least one step");
        }
        steps.forEach(this::checkStep);
        Measure measure = measure();
        return measure == null
                ? this
                : new BusinessTransaction(
                        recorder, definition, declared.measuring(MeasuredSteps.of(declared.steps(), measure, steps)));
    }

    private void checkStep(String step) {
        if (step.isBlank() || step.length() > TextLimits.SHORT) {
            throw new IllegalArgumentException("the name of a step of '" + name()
                    + "' must be a short constant such as 'charge card', at most " + TextLimits.SHORT
                    + " characters, but was '" + TextLimits.name(step) + "'");
        }
    }

    /** The golden signals of all definitions of this name, as they are now; see {@link Tracing#goldenSignals}. */
    public TransactionSignals goldenSignals() {
        Measure measure = measure();
        return measure == null
                ? new TransactionSignals(Figures.none(name()))
                : measure.counted().signals();
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

    @Nullable
    Measure measure() {
        return definition.measure();
    }

    @Override
    public String toString() {
        return "BusinessTransaction[" + name() + "]";
    }
}
