package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One transaction about to start: where it comes from and what is known before its work begins.
 * Used once, by one thread.
 */
public final class TransactionBuilder {

    private final Recorder recorder;
    private final BusinessTransaction definition;
    private Context parent;
    private final @Nullable Arrival arrival;
    private final AttributesBuilder attributes = Attributes.builder();
    private final List<SpanContext> links = new ArrayList<>(0);
    private @Nullable Inputs inputs;
    private SpanKind kind = SpanKind.INTERNAL;

    TransactionBuilder(Recorder recorder, BusinessTransaction definition, Context parent, @Nullable Arrival arrival) {
        this.recorder = recorder;
        this.definition = definition;
        this.parent = parent;
        this.arrival = arrival;
    }

    /** The kind of span, such as {@link SpanKind#CONSUMER}; internal unless said. */
    public TransactionBuilder kind(SpanKind kind) {
        this.kind = kind;
        return this;
    }

    /** Sets an attribute that is known before the work begins; a sampler sees it. */
    public <T> TransactionBuilder attribute(AttributeKey<T> key, T value) {
        attributes.put(key, value);
        return this;
    }

    /** Points at one of several spans that this work comes from. */
    public TransactionBuilder link(SpanContext other) {
        links.add(other);
        return this;
    }

    /**
     * Points at the span that sent a carrier, one of several; without one, at nothing. Where this finishes and has a
     * transaction of its own, the one that the carrier brought ends with it; see {@link BusinessTransaction#resumeAll}.
     */
    public <C> TransactionBuilder link(C carrier, TextMapGetter<C> getter) {
        Context arrived = recorder.propagator().extract(Context.root(), carrier, getter);
        if (definition.isOn()) {
            recorder.handOffs().resumed(arrived, Arrival.of(arrived).passport());
        }
        return input(Span.fromContext(arrived).getSpanContext(), recorder.arrivalOf(arrived));
    }

    /** Points at what sent one of several inputs, whose transaction ends with this one. */
    TransactionBuilder input(SpanContext sender, Arrival arrived) {
        Passport passport = arrived.passport();
        if (passport != null) {
            inputs = inputs == null ? new Inputs() : inputs;
            inputs.add(sender, passport);
        }
        return sender.isValid() ? link(sender) : this;
    }

    /** Runs it; what the body throws fails it, a body that returns completes it. */
    public <T extends @Nullable Object, E extends Exception> T call(CallWith<Transaction, T, E> body) throws E {
        OutcomeRules rules = definition.rules();
        return runBody(rules == null || !definition.isOn() ? body : rules.judging(body, recorder.problems()));
    }

    private <T extends @Nullable Object, E extends Exception> T runBody(CallWith<Transaction, T, E> body) throws E {
        Context before = before();
        return begin().runBody(before, body);
    }

    /** Runs it without a result. */
    public <E extends Exception> void run(RunWith<Transaction, E> body) throws E {
        this.<Boolean, E>runBody(transaction -> {
            body.run(transaction);
            return true;
        });
    }

    /** Runs it until the stage that its body gives completes; see {@link BusinessTransaction#callAsync}. */
    public <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(CallWith<Transaction, S, E> body)
            throws E {
        Context before = before();
        return begin().runAsync(before, body, definition.rules());
    }

    /** Opens it for {@code try (…)}; unless it is completed before it is closed, it is abandoned. */
    public Transaction start() {
        Context before = before();
        return begin().open(before);
    }

    /** Opens it for a woven method. */
    Entered enter() {
        Context before = before();
        Running transaction = begin();
        transaction.enter(before);
        return transaction;
    }

    /** What is current; where that is the parent, what was left open on this thread is not. */
    private Context before() {
        if (arrival != null || !recorder.isCurrent(parent)) {
            return recorder.current();
        }
        parent = recorder.currentFor(definition);
        return parent;
    }

    private Running begin() {
        if (!definition.isOn()) {
            return new OffThrough(recorder, parent);
        }
        Running transaction =
                recorder.begin(definition, parent, arrival, arrival == null ? inputs : null, kind, attributes.build());
        links.forEach(transaction::link);
        return transaction;
    }
}
