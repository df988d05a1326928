package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private final @Nullable OutcomeRules rules;
    private final boolean plain;

    BusinessTransaction(Recorder recorder, Definition definition, Declared declared) {
        this.recorder = recorder;
        this.clock = recorder.clock();
        this.definition = definition;
        this.declared = declared;
        this.rules = declared.rules();
        this.plain = declared.isPlain();
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
     * Declares which results of a transaction in lambda form are failures though nothing was thrown. A result of
     * another type, null, and a body without a result are none. Where several rules fit, the first one says why.
     *
     * @param reason the kind of failure, one of a few constants such as {@code insufficient_funds}; it becomes
     *     {@code error.type}
     */
    public <R> BusinessTransaction failsWhen(Class<R> type, Predicate<? super R> fails, String reason) {
        if (requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException(
                    "a reason must be a constant such as 'insufficient_funds', but was '" + reason + "'");
        }
        return failsWhen(type, ResultRule.<R>failsWhen(fails, reason));
    }

    /**
     * Likewise, where the result says why.
     *
     * @param reason gives the kind of failure, one of a few constants
     */
    public <R> BusinessTransaction failsWhen(
            Class<R> type, Predicate<? super R> fails, Function<? super R, String> reason) {
        return failsWhen(type, ResultRule.<R>failsWhen(fails, reason));
    }

    /** Likewise by a rule, which may be shared with steps. */
    public <R> BusinessTransaction failsWhen(Class<R> type, ResultRule<? super R> rule) {
        return with(declaredRules().failsWhen(new TypedRule<>(type, rule)));
    }

    /**
     * Declares exceptions that are answers and no failures, with their subclasses: what is out of stock can't be
     * bought, and nothing is broken. One that leaves a step or the transaction passes on unchanged and is recorded
     * nowhere; what it leaves is complete.
     *
     * @throws IllegalArgumentException if one of them is declared a failure
     */
    @SafeVarargs
    public final BusinessTransaction answers(Class<? extends Exception>... types) {
        return with(declaredRules().answers(types));
    }

    /**
     * Declares exceptions that are failures, with their subclasses, though they extend one that is an answer. Every
     * exception of which nothing is declared is a failure without it.
     *
     * @throws IllegalArgumentException if one of them is declared an answer
     */
    @SafeVarargs
    public final BusinessTransaction failures(Class<? extends Exception>... types) {
        return with(declaredRules().failures(types));
    }

    /**
     * Declares that a transaction fails by policy, for the reason {@code too_slow}, if it takes longer. What counts is
     * the time in this process.
     *
     * @throws IllegalArgumentException if the limit is not longer than zero, contradicts another that is declared,
     *     or is shorter than a step's
     */
    public BusinessTransaction atMost(Duration limit) {
        return with(declaredRules().atMost(limit));
    }

    /**
     * Declares that a step of this name, and the transaction with it, fails by policy, for the reason {@code
     * too_slow}, if it takes longer; {@link TransactionAttributes#ERROR_STEP} on the transaction's span names it.
     *
     * @throws IllegalArgumentException if the limit is not longer than zero, contradicts another that is declared,
     *     or is longer than the whole transaction's
     */
    public BusinessTransaction atMost(String step, Duration limit) {
        return with(declaredRules().step(step, rules -> rules.atMost(limit)));
    }

    /**
     * Declares that a transaction fails by policy, for the reason {@code too_many_steps}, if more steps of this name
     * begin in this process; {@link TransactionAttributes#ERROR_STEP} on the transaction's span names them. The steps
     * themselves do not fail.
     *
     * @throws IllegalArgumentException if the number is negative, or contradicts another that is declared
     */
    public BusinessTransaction atMostSteps(String step, int most) {
        return with(declaredRules().step(step, rules -> rules.atMost(most)));
    }

    /**
     * Declares that the transaction is only {@linkplain Outcome#DEGRADED degraded} where a step of this name fails,
     * whatever way, or breaks a limit.
     */
    public BusinessTransaction mayFail(String step) {
        return with(declaredRules().step(step, StepRules::failingIsNoFailure));
    }

    private OutcomeRules declaredRules() {
        return rules == null ? OutcomeRules.NONE : rules;
    }

    private BusinessTransaction with(OutcomeRules outcomes) {
        return new BusinessTransaction(recorder, definition, declared.with(outcomes));
    }

    /**
     * Declares that a hand-off has to come back in time: each time the step of that name, made by {@link
     * Step#handOff} or by a carrier's {@code send}, writes the transaction into a message, that is awaited, unless the
     * step then fails. One that does not come back is reported once, soon after its limit, as abandoned: in the log, in
     * the metric {@code perfectlap.handoff.abandoned}, to {@link TracingBuilder#onAbandoned} and in {@link
     * Tracing#abandonedHandOffs}. If it comes back after all, the count is corrected.
     *
     * <pre>{@code
     * checkout = tracing.transaction("checkout")
     *         .expects("publish order", Expectation.resumedWithin(Duration.ofSeconds(30)).on("orders"));
     * }</pre>
     *
     * <p>A message that is resumed by the same {@link Tracing} is noticed by itself. Another process sends receipts:
     * see {@link TracingBuilder#receipts}. What is switched off there does not.
     *
     * @param handOff name of the step
     * @throws IllegalArgumentException if the name is blank or longer than 256 characters, if something is expected of
     *     it already, or if the transaction {@link #finishes} here and is expected to be finished elsewhere
     */
    public BusinessTransaction expects(String handOff, Expectation expectation) {
        requireNonNull(handOff, "handOff");
        requireNonNull(expectation, "expectation");
        if (handOff.isBlank() || handOff.length() > TextLimits.SHORT) {
            throw new IllegalArgumentException("a hand-off's name must be a constant such as 'publish order', at most "
                    + TextLimits.SHORT + " characters, but was '" + handOff + "'");
        }
        ExpectedHandOff expected = ExpectedHandOff.of(name(), handOff, expectation);
        return new BusinessTransaction(recorder, definition, declared.expecting(expected));
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
     * completes it, also where it returns a future that is not done: for that there is {@link #callAsync}.
     *
     * <p>The type of the result and of a checked exception are inferred from the body. A body with two kinds of
     * checked exceptions throws {@link Exception}; and {@code assertThat(checkout.call(…))} asks for a variable in
     * between, since many overloads would fit.
     */
    public <T extends @Nullable Object, E extends Exception> T call(CallWith<Transaction, T, E> body) throws E {
        if (!definition.isOn()) {
            return body.call(recorder.off());
        }
        return runBody(rules == null ? body : rules.judging(body, recorder.problems()));
    }

    private <T extends @Nullable Object, E extends Exception> T runBody(CallWith<Transaction, T, E> body) throws E {
        Object[] cell = OwnStorage.cellOrNull();
        Context before = recorder.currentFor(this, cell);
        return start(before, cell, SpanKind.INTERNAL).runBody(before, body);
    }

    /** Runs one that gives no result. */
    public <E extends Exception> void run(RunWith<Transaction, E> body) throws E {
        if (!definition.isOn()) {
            body.run(recorder.off());
            return;
        }
        this.<Boolean, E>runBody(transaction -> {
            body.run(transaction);
            return true;
        });
    }

    /**
     * Runs one that goes on when its body has returned, until the stage that the body gave completes: with its
     * result, or failed by its exception, of which a {@link java.util.concurrent.CompletionException} is not more
     * than the envelope. It is current while the body runs on the calling thread. A body that throws, or gives null,
     * ends it as in {@link #call}.
     *
     * <p>A stage that nobody can complete any more leaves it abandoned.
     *
     * @return the very stage that the body gave
     */
    public <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(CallWith<Transaction, S, E> body)
            throws E {
        if (!definition.isOn()) {
            return body.call(recorder.off());
        }
        Object[] cell = OwnStorage.cellOrNull();
        Context before = recorder.currentFor(this, cell);
        return start(before, cell, SpanKind.INTERNAL).runAsync(before, body, rules);
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
        Object[] cell = OwnStorage.cellOrNull();
        Context before = recorder.currentFor(this, cell);
        return start(before, cell, SpanKind.INTERNAL).open(before);
    }

    /** Opens one for a woven method. */
    Entered enter(SpanKind kind) {
        Object[] cell = OwnStorage.cellOrNull();
        Context before = recorder.currentFor(this, cell);
        Watched transaction = start(before, cell, kind);
        transaction.enter(before);
        return transaction;
    }

    private Watched start(Context before, Object @Nullable [] cell, SpanKind kind) {
        Watched transaction = recorder.start(this, before, null, kind, Attributes.empty());
        transaction.startedOn(cell);
        return transaction;
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

    /** Whether nothing is declared that anybody has to look at while it runs. */
    boolean isPlain() {
        return plain;
    }

    Declared declared() {
        return declared;
    }

    /** What is declared of its outcome; null where nothing is. */
    @Nullable
    OutcomeRules rules() {
        return rules;
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
