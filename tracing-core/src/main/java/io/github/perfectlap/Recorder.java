package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.common.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Records the transactions of one {@link Tracing} as spans of one OpenTelemetry instance. */
final class Recorder {

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final Signals signals;
    private final Problems problems;
    private final String release;
    private final Clock clock;

    Recorder(OpenTelemetry openTelemetry, String release, Clock clock) {
        this(openTelemetry, release, clock, new Problems());
    }

    Recorder(OpenTelemetry openTelemetry, String release, Clock clock, Problems problems) {
        this.tracer = openTelemetry.getTracer(Tracing.SCOPE);
        this.signals = new Signals(openTelemetry.getMeter(Tracing.SCOPE));
        this.problems = problems;
        this.propagator = new PassportPropagator(openTelemetry.getPropagators().getTextMapPropagator(), this);
        this.release = release;
        this.clock = clock;
    }

    Problems problems() {
        return problems;
    }

    TextMapPropagator propagator() {
        return propagator;
    }

    Signals signals() {
        return signals;
    }

    /** The context of the calling thread, less steps that ended and were left open on it. */
    Context current() {
        return problems.ask("Reading the current context", Context.root(), this::currentOwn);
    }

    private Context currentOwn() {
        Context current = Context.current();
        Context own = Nesting.withoutLeftOvers(current);
        if (own != current) {
            problems.report("scope left open", "A step that has ended was still open on its thread");
        }
        return own;
    }

    RecordedTransaction begin(
            BusinessTransaction definition, Context parent, @Nullable Arrival arrival, SpanKind kind) {
        TransactionClock time = TransactionClock.start(clock);
        Passport arrived = arrival == null ? null : arrival.passport();
        Passport passport = arrived == null ? fresh(definition, time) : arrived;
        Span span = startSpan(passport.name(), definition.name(), kind, parent, time.startNanos());
        var transaction = new RecordedTransaction(this, definition, passport, time, span, parent);
        if (arrived != null) {
            transaction.describeArrival();
        } else if (arrival != null) {
            notJoined(transaction, arrival);
        }
        return transaction;
    }

    /** Starts a span; where that fails, one that records nothing and stands for its parent. */
    Span startSpan(String transaction, String name, SpanKind kind, Context parent, long startNanos) {
        Span instead = Span.wrap(Span.fromContext(parent).getSpanContext());
        return problems.ask("Starting a span", instead, () -> tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(parent)
                .setStartTimestamp(startNanos, TimeUnit.NANOSECONDS)
                .setAttribute(TransactionAttributes.NAME, transaction)
                .startSpan());
    }

    private Passport fresh(BusinessTransaction definition, TransactionClock time) {
        return new Passport(definition.name(), TransactionClock.micros(time.startNanos()), release, 0, 0);
    }

    private void notJoined(RecordedTransaction transaction, Arrival arrival) {
        String reason = requireNonNull(arrival.problem());
        transaction.attribute(TransactionAttributes.PASSPORT_PROBLEM, reason);
        problems.report(
                "passport " + reason,
                "A message for '" + transaction.name() + "' brought no transaction: passport " + reason);
        problems.guard("A metric", () -> signals.passportProblem(reason));
    }

    /** The passport to write where this context is handed over, or null where there is none. */
    @Nullable
    Passport passportOf(Context context) {
        Recorded step = stepOf(context);
        if (step != null) {
            return step.transaction().passportForNext();
        }
        Arrival arrival = context.get(Arrival.KEY);
        return arrival == null ? null : arrival.passport();
    }

    /** Notes that a carrier took the passport of this context. */
    void handedOver(Context context) {
        Recorded step = stepOf(context);
        // A span that somebody else made inside, such as an HTTP client's, is a call and comes back.
        if (step != null && step.isHandedOverBy(context)) {
            step.handedOver();
        }
    }

    /** What arrived in a context: from another process, or from another part of this one. */
    Arrival arrivalOf(Context context) {
        Recorded step = stepOf(context);
        return step == null
                ? Arrival.of(context)
                : Arrival.of(step.transaction().passportForNext());
    }

    private @Nullable Recorded stepOf(Context context) {
        Recorded step = Recorded.in(context);
        return step != null && step.recorder() == this ? step : null;
    }
}
