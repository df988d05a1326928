package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a transaction and a step have in common: one span, its children and how it ended. */
abstract class Recorded implements Step {

    private static final ContextKey<Recorded> KEY = ContextKey.named("perfectlap-step");

    private static final String UNNAMED = "unnamed";

    private final Recorder recorder;
    private final String name;
    private final Span span;
    private final Context context;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean completed;
    private volatile @Nullable ThreadScope scope;

    Recorded(Recorder recorder, String name, Span span, Context parent) {
        this.recorder = recorder;
        this.name = name;
        this.span = span;
        this.context = parent.with(span).with(KEY, this);
    }

    /** The innermost step of a context, of whatever transaction, or null. */
    static @Nullable Recorded in(Context context) {
        return context.get(KEY);
    }

    /** The step or transaction in which this one was opened; null for a transaction. */
    abstract @Nullable Recorded parent();

    /** The transaction that this is a part of, or is. */
    abstract RecordedTransaction transaction();

    /** Tells the transaction of a failure. */
    abstract void failed(Failure failure);

    /** Notes that another process can go on from here. */
    abstract void handedOver();

    /** Writes what is known only now, before the span ends. */
    abstract void conclude(long endNanos);

    Recorder recorder() {
        return recorder;
    }

    String name() {
        return name;
    }

    @Nullable
    Failure failure() {
        return failure.get();
    }

    /** Whether a context hands over this very step, and not a span that somebody made inside it. */
    boolean isHandedOverBy(Context other) {
        return Span.fromContext(other).getSpanContext().equals(span.getSpanContext());
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public <C> void inject(C carrier, TextMapSetter<C> setter) {
        recorder.propagator().inject(context, carrier, setter);
    }

    @Override
    public <T> Step attribute(AttributeKey<T> key, T value) {
        recorder.problems().guard("Setting an attribute", () -> span.setAttribute(key, value));
        return this;
    }

    @Override
    public Step event(String event, Attributes attributes) {
        recorder.problems()
                .guard(
                        "Adding an event",
                        () -> span.addEvent(
                                event, attributes, transaction().time().nowNanos(), TimeUnit.NANOSECONDS));
        return this;
    }

    @Override
    public Step link(SpanContext other) {
        recorder.problems().guard("Adding a link", () -> span.addLink(other));
        return this;
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T call(String name, CallWith<Step, T, E> body) throws E {
        RecordedStep step = open(name, SpanKind.INTERNAL);
        return step.endAfter(() -> body.call(step));
    }

    @Override
    public <E extends Exception> void run(String name, RunWith<Step, E> body) throws E {
        this.<Boolean, E>call(name, step -> {
            body.run(step);
            return true;
        });
    }

    @Override
    public <T, E extends Exception> T step(String name, Call<T, E> body, ResultRule<? super T> rule) throws E {
        return call(name, step -> {
            T result = body.call();
            judge(step, result, rule);
            return result;
        });
    }

    @Override
    public Step step(String name) {
        RecordedStep step = open(name, SpanKind.INTERNAL);
        step.makeCurrent();
        return step;
    }

    @Override
    public Step handOff(String name) {
        return open(name, SpanKind.PRODUCER);
    }

    @Override
    public void complete() {
        completed = true;
    }

    @Override
    public void fail(String reason) {
        fail(Failure.of(reason));
    }

    @Override
    public void fail(Throwable exception) {
        fail(Failure.of(exception));
    }

    @Override
    public void close() {
        close(false);
    }

    private void close(boolean isEndOfBody) {
        if (ended.compareAndSet(false, true)) {
            Problems problems = recorder.problems();
            long end = transaction().time().nowNanos();
            problems.guard("Ending a step", () -> describeEnd(end));
            problems.guard("Giving a thread its context back", () -> restoreThread(isEndOfBody));
            problems.guard("Ending a span", () -> span.end(end, TimeUnit.NANOSECONDS));
        }
    }

    final void makeCurrent() {
        recorder.problems().guard("Making a span current", () -> scope = new ThreadScope(context));
    }

    /** Makes this step current, runs its body, and ends it with what became of the body. */
    final <T extends @Nullable Object, E extends Exception> T endAfter(Call<T, E> body) throws E {
        try {
            makeCurrent();
            T result = body.call();
            complete();
            return result;
        } catch (Throwable thrown) {
            recorder.problems().guard("Noting a failure", () -> fail(thrown));
            throw thrown;
        } finally {
            close(true);
        }
    }

    /** Whether this has ended, and is or may become current again on the calling thread. */
    final boolean isLeftOver() {
        ThreadScope opened = scope;
        return opened != null && ended.get() && opened.isLeftHere();
    }

    /** What was current before this; the given context where this never was current. */
    final Context before(Context own) {
        ThreadScope opened = scope;
        return opened == null ? own : opened.before();
    }

    private RecordedStep open(@Nullable String wanted, SpanKind kind) {
        Context parent = parentOfNext();
        Recorded opener = in(parent);
        String stepName = wanted == null || wanted.isBlank() ? UNNAMED : wanted;
        RecordedTransaction transaction = transaction();
        Span started = recorder.startSpan(
                transaction.passport().name(),
                stepName,
                kind,
                parent,
                transaction.time().nowNanos());
        return new RecordedStep(opener == null ? this : opener, stepName, started, parent, kind == SpanKind.PRODUCER);
    }

    /** The calling thread's context where that is inside this step, else this step's own. */
    private Context parentOfNext() {
        Context current = recorder.current();
        return Nesting.isInside(current, this) ? current : context;
    }

    private <T> void judge(Step step, T result, ResultRule<? super T> rule) {
        Problems problems = recorder.problems();
        if (problems.ask("A result rule", false, () -> rule.fails(result))) {
            step.fail(problems.ask("A result rule's reason", Failure.OTHER, () -> rule.reason(result)));
        }
    }

    final void fail(Failure reason) {
        if (!ended.get()) {
            failFirst(reason);
        }
    }

    private void failFirst(Failure reason) {
        if (failure.compareAndSet(null, reason)) {
            failed(reason);
        }
    }

    private void describeEnd(long endNanos) {
        if (!completed) {
            failFirst(Failure.notCompleted());
        }
        Failure reason = failure.get();
        if (reason != null) {
            boolean isNews = transaction().isNews(reason.exception());
            recorder.problems().guard("Describing a failure", () -> reason.writeTo(span, isNews, endNanos));
        }
        conclude(endNanos);
    }

    private void restoreThread(boolean isEndOfBody) {
        ThreadScope open = scope;
        if (open != null && !open.isHere()) {
            recorder.problems()
                    .report(
                            "closed elsewhere",
                            "Step '" + name + "' was closed by a thread that did not open it; close it where it"
                                    + " was opened, or use the lambda form");
        } else if (open != null && !open.close(isEndOfBody || Nesting.isInside(Context.current(), this))) {
            recorder.problems()
                    .report(
                            "scope left open",
                            "When '" + name + "' was closed, something opened later on its thread was still open;"
                                    + " close in reverse order, or use the lambda form");
        }
    }
}
