package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.internal.Names;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records the transactions of one {@link Tracing}. How, is its subclass's affair. */
abstract class Recorder {

    private final TextMapPropagator propagator;
    private final Tracer tracer;
    private final Problems problems;
    private final Signals signals;
    private final Switches switches;
    private final Word release;
    private final Word group;
    private final EpochClock clock;
    private final Off off = new Off(this);
    private final Watches watches;
    private final @Nullable Keeping keeping;
    private final boolean isShaped;
    private final HandOffs handOffs;
    private final Arrivals arrivals;
    private final Endings endings;
    private final Map<WovenTransaction, BusinessTransaction> woven = new ConcurrentHashMap<>();

    Recorder(OpenTelemetry openTelemetry, Habits habits) {
        this.propagator = new PassportPropagator(openTelemetry.getPropagators().getTextMapPropagator(), this);
        this.tracer = openTelemetry.getTracer(Tracing.SCOPE);
        Meter meter = openTelemetry.getMeter(Tracing.SCOPE);
        this.signals = new Signals(meter, habits.measures());
        this.problems = habits.problems();
        this.arrivals = new Arrivals(meter, problems);
        this.endings = new Endings(meter, signals, problems);
        this.watches = new Watches(problems);
        this.switches = habits.switches();
        this.release = Word.release(habits.release());
        this.group = Word.release(habits.group());
        this.clock = new EpochClock(habits.clock());
        this.keeping = habits.keeping();
        this.isShaped = habits.isShaped();
        this.handOffs = new HandOffs(openTelemetry.getMeter(Tracing.SCOPE), clock, habits.handOffs(), problems);
    }

    /** Starts one; the context is not yet current. */
    abstract Watched start(
            BusinessTransaction definition,
            Context parent,
            @Nullable Passport arrived,
            SpanKind kind,
            Attributes attributes);

    /** Starts a step inside the innermost one of a context. */
    abstract RecordedStep step(Lap lap, Context parent, String name, Role role, long startNanos);

    /** Makes plain spans. */
    final Tracer tracer() {
        return tracer;
    }

    final Problems problems() {
        return problems;
    }

    final TextMapPropagator propagator() {
        return propagator;
    }

    final Signals signals() {
        return signals;
    }

    final Switches switches() {
        return switches;
    }

    /** What all definitions of a name share. */
    final Definition define(String name) {
        return switches.define(name, known -> new Definition(known, signals.of(known)));
    }

    /**
     * A definition that declares nothing yet.
     *
     * @throws IllegalArgumentException if the name can't be used
     */
    final BusinessTransaction transaction(String name) {
        Names.checkTransaction(name);
        problems.checkName(name);
        return new BusinessTransaction(this, define(name), Declared.NOTHING);
    }

    /** The definition that a woven method uses here; made the first time. */
    final BusinessTransaction wovenDefinition(WovenTransaction method, Function<Recorder, BusinessTransaction> maker) {
        BusinessTransaction known = woven.get(method);
        if (known == null) {
            BusinessTransaction made = maker.apply(this);
            BusinessTransaction first = woven.putIfAbsent(method, made);
            known = first == null ? made : first;
        }
        return known;
    }

    /** The application's release, as passports write it. */
    final Word release() {
        return release;
    }

    /** The group of services that this process belongs to, as passports write it; empty where it has no name. */
    final Word group() {
        return group;
    }

    final EpochClock clock() {
        return clock;
    }

    /** Who sees to those that are closed by hand. */
    final Watches watches() {
        return watches;
    }

    /** Who decides which transactions are kept; null where the sampler alone does. */
    final @Nullable Keeping keeping() {
        return keeping;
    }

    /** Whether the shape of each transaction is noted. */
    final boolean isShaped() {
        return isShaped;
    }

    /** A transaction has ended in this process; its outcome is known, and its span is about to end. */
    final void concluded(Lap lap, long endNanos) {
        if (keeping != null) {
            keeping.ended(lap, endNanos);
        }
    }

    /** Who sees to hand-offs that have to come back. */
    final HandOffs handOffs() {
        return handOffs;
    }

    /** Ends what is open by hand, and the work of our own threads. */
    final void close() {
        watches.abandonAll();
        problems.guard("Closing", handOffs::close);
    }

    /** Who sees to it that transactions end once. */
    final Endings endings() {
        return endings;
    }

    /** What stands for a transaction that is switched off. */
    final Off off() {
        return off;
    }

    /** The context of the calling thread, which loses steps that ended and were left open on it. */
    final Context current() {
        try {
            Context current = Context.current();
            Context own = Nesting.withoutLeftOvers(current);
            return own == current ? current : healed(own);
        } catch (Throwable fault) {
            problems.failed("Reading the current context", fault);
            return Context.root();
        }
    }

    /** Likewise where a transaction starts: it also loses transactions that nobody closed. */
    final Context currentFor(BusinessTransaction next) {
        return currentFor(next, null);
    }

    /** Likewise, on a thread that keeps what is current in a cell. */
    final Context currentFor(BusinessTransaction next, Object @Nullable [] cell) {
        try {
            Context current = cell == null ? Context.current() : OwnStorage.contextIn(cell);
            return Inner.in(current) == null ? current : below(current, next);
        } catch (Throwable fault) {
            problems.failed("Reading the current context", fault);
            return Context.root();
        }
    }

    private Context below(Context current, BusinessTransaction next) {
        Context below = Watches.below(current, next);
        if (below != current) {
            Scope unused = ContextStorage.get().attach(below);
        }
        Context own = Nesting.withoutLeftOvers(below);
        return own == below ? below : healed(own);
    }

    /** Whether a context is what the calling thread has. */
    final boolean isCurrent(Context context) {
        return problems.ask("Reading the current context", false, () -> Context.current() == context);
    }

    private Context healed(Context own) {
        problems.report("scope left open", "A step that has ended was still open on its thread");
        Scope unused = ContextStorage.get().attach(own);
        return own;
    }

    /** Starts one below what arrived, or below what is current where nothing did. */
    final Running begin(
            BusinessTransaction definition,
            Context parent,
            @Nullable Arrival arrival,
            @Nullable Inputs inputs,
            SpanKind kind,
            Attributes attributes) {
        Passport passport = arrival == null ? null : arrival.passport();
        Watched running = start(definition, parent, passport, kind, attributes);
        running.startedOn(OwnStorage.cellOrNull());
        if (arrival != null) {
            handOffs.resumed(parent, passport);
        }
        if (passport != null) {
            arrivals.arrived(running, passport);
        } else if (arrival != null) {
            notJoined(definition, running, requireNonNull(arrival.problem()));
        }
        if (inputs != null) {
            running.lap().arrived(inputs);
            arrivals.arrived(running, inputs);
        }
        return running;
    }

    private void notJoined(BusinessTransaction definition, Running running, String reason) {
        running.attribute(TransactionAttributes.PASSPORT_PROBLEM, reason);
        problems.report(
                "passport " + reason,
                "A message for '" + definition.name() + "' brought no transaction: passport " + reason);
        problems.guard("A metric", () -> signals.passportProblem(reason));
    }

    /** The passport to write where this context is handed over, or null where there is none. */
    final @Nullable Passport passportOf(Context context) {
        Inner inner = innerOf(context);
        if (inner != null) {
            return inner.passport();
        }
        Arrival arrival = context.get(Arrival.KEY);
        return arrival == null ? null : arrival.passport();
    }

    /** Notes that a carrier took the passport of this context. */
    final void handedOver(Context context) {
        Inner inner = innerOf(context);
        // A span that somebody else made inside, such as an HTTP client's, is a call and comes back.
        if (inner != null && inner.isHandedOverBy(context)) {
            inner.handedOver();
        }
    }

    /** What arrived in a context: from another process, or from another part of this one. */
    final Arrival arrivalOf(Context context) {
        Inner inner = innerOf(context);
        return inner == null ? Arrival.of(context) : Arrival.of(inner.lap().passportForNext());
    }

    private @Nullable Inner innerOf(Context context) {
        Inner inner = Inner.in(context);
        return inner != null && inner.lap().recorder() == this ? inner : null;
    }
}
