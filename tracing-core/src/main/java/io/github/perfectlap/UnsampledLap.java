package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that the sampler does not keep. It is current, so that what others make inside is not kept either;
 * it is counted; and its ids are made when somebody hands it over. Of its steps nothing is left but their bodies,
 * and what they say of its outcome.
 */
final class UnsampledLap extends Lap implements Watched, Unrecorded, Context {

    private static final int CLOSED = 1;
    private static final int COMPLETED = 1 << 1;
    private static final int OUT_OF_ORDER = 1 << 2;

    private static final VarHandle STATE = Fields.handle(MethodHandles.lookup(), "state", int.class);

    private final Context parent;
    private volatile int state;
    /** What gives its thread the former context back; null in the lambda form. Written before others can see it. */
    private @Nullable Scope opened;

    private volatile @Nullable Span span;
    private @Nullable UnsampledStep step;

    UnsampledLap(BusinessTransaction definition, @Nullable Passport arrived, SpanKind kind, Context parent) {
        super(definition, arrived, kind);
        this.parent = parent;
    }

    @Override
    public Lap lap() {
        return this;
    }

    @Override
    public @Nullable Inner outer() {
        return null;
    }

    @Override
    public Context context() {
        return this;
    }

    @Override
    public Context parentContext() {
        return parent;
    }

    @Override
    @SuppressWarnings("unchecked") // each key is the key of what is returned for it
    public <V> @Nullable V get(ContextKey<V> key) {
        if (key == SpanKey.KEY) {
            return (V) span();
        }
        return key == KEY ? (V) this : Nesting.plain(parent).get(key);
    }

    @Override
    public <V> Context with(ContextKey<V> key, V value) {
        Context plain = Nesting.plain(parent).with(KEY, this);
        return (key == SpanKey.KEY ? plain : plain.with(span())).with(key, value);
    }

    /** What others see: ids that are not sampled. */
    Span span() {
        Span known = span;
        return known == null ? makeSpan() : known;
    }

    private synchronized Span makeSpan() {
        Span known = span;
        if (known == null) {
            OwnRecorder recorder = (OwnRecorder) recorder();
            SpanContext above = Span.fromContext(parent).getSpanContext();
            boolean isOwnTrace = !above.isValid();
            if (isOwnTrace) {
                join(recorder.newId(), traceLow(), traceState());
            }
            boolean isRandom = isOwnTrace || above.getTraceFlags().isTraceIdRandom();
            TraceFlags flags = TraceFlags.builder().setRandomTraceId(isRandom).build();
            known = Span.wrap(SpanContext.create(traceId(), Hex.spanId(recorder.newId()), flags, traceState()));
            span = known;
        }
        return known;
    }

    @Override
    public boolean isHandedOverBy(Context other) {
        return Span.fromContext(other) == span;
    }

    @Override
    public void handedOver() {
        handOverBegins();
    }

    @Override
    public <C> void inject(C carrier, TextMapSetter<C> setter) {
        recorder().propagator().inject(this, carrier, setter);
    }

    @Override
    public void finish() {
        finishHere();
    }

    @Override
    public void complete() {
        mark(COMPLETED);
    }

    @Override
    public void fail(String reason) {
        failWith(Failure.of(reason));
    }

    @Override
    public void fail(Throwable exception) {
        if (isAnswer(exception)) {
            complete();
        } else {
            failWith(Failure.of(exception));
        }
    }

    private void failWith(Failure reason) {
        if ((state & CLOSED) == 0) {
            fail(reason);
        }
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T call(String name, CallWith<Step, T, E> body) throws E {
        return step().call(name, body);
    }

    @Override
    public <E extends Exception> void run(String name, RunWith<Step, E> body) throws E {
        step().run(name, body);
    }

    @Override
    public <T, E extends Exception> T step(String name, Call<T, E> body, ResultRule<? super T> rule) throws E {
        return step().step(name, body, rule);
    }

    @Override
    public <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body) throws E {
        return step().callAsync(name, body);
    }

    @Override
    public <T, S extends @Nullable CompletionStage<T>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body, ResultRule<? super T> rule) throws E {
        return step().callAsync(name, body, rule);
    }

    @Override
    public Step step(String name) {
        return step().step(name);
    }

    @Override
    public Step next(String name) {
        return step();
    }

    @Override
    public Step handOff(String name) {
        return step().handOff(name);
    }

    /** One for all its steps. */
    UnsampledStep step() {
        UnsampledStep known = step;
        if (known == null) {
            known = new UnsampledStep(this);
            step = known;
        }
        return known;
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T runBody(
            Context before, CallWith<? super Transaction, T, E> body) throws E {
        Scope scope = attach();
        boolean returned = false;
        try {
            T result = body.call(this);
            returned = true;
            return result;
        } catch (Throwable thrown) {
            fail(thrown);
            throw thrown;
        } finally {
            end(returned);
            giveBack(scope, before, true);
        }
    }

    @Override
    public <S extends @Nullable CompletionStage<?>, E extends Exception> S runAsync(
            Context before, CallWith<? super Transaction, S, E> body, @Nullable Judge judge) throws E {
        Scope scope = attach();
        S stage = null;
        boolean returned = false;
        try {
            stage = body.call(this);
            returned = true;
            return stage;
        } catch (Throwable thrown) {
            fail(thrown);
            throw thrown;
        } finally {
            if (stage == null) {
                end(returned);
            }
            giveBack(scope, before, true);
            if (stage != null) {
                StageEnd.ofTransaction(this, stage, judge);
            }
        }
    }

    @Override
    public boolean isTransaction() {
        return true;
    }

    @Override
    public void endNow() {
        end(true);
    }

    @Override
    public Transaction open(Context before) {
        return recorder().watches().open(this, before);
    }

    @Override
    public void makeCurrent(Context before, Watch watch) {
        opened = Attached.here(attach(), before, watch);
    }

    @Override
    public void enter(Context before) {
        Scope scope = attach();
        opened = before == parent ? scope : Attached.here(scope, before);
    }

    @Override
    public Entered enterStep(String name, Role role, Context current) {
        return isRuled() ? new UnsampledTimedStep(this, name) : step();
    }

    @Override
    public Problems problems() {
        return recorder().problems();
    }

    @Override
    public void leave(@Nullable Throwable thrown) {
        if (thrown != null) {
            fail(thrown);
        }
        end(thrown == null);
        giveBack(entered(), before(), true);
    }

    @Override
    public void leaveWith(CompletionStage<?> stage, @Nullable Judge judge) {
        giveBack(entered(), before(), true);
        StageEnd.ofTransaction(this, stage, judge);
    }

    @Override
    public AsyncEnd leaveOpen(@Nullable Judge judge) {
        giveBack(entered(), before(), true);
        return Going.of(this, judge, () -> again(parent));
    }

    private Scope entered() {
        Scope known = opened;
        return known == null ? Scope.noop() : known;
    }

    private @Nullable Attached byHand() {
        return opened instanceof Attached attached && attached.watch() != null ? attached : null;
    }

    @Override
    public void abandon() {
        mark(OUT_OF_ORDER);
        failWith(Failure.notCompleted());
        end(true);
    }

    @Override
    public void letGo() {
        Attached byHand = byHand();
        if (byHand != null && byHand.isHere()) {
            giveBack(byHand.scope(), byHand.before(), false);
        }
    }

    @Override
    public boolean isOpenByHand() {
        Attached byHand = byHand();
        return byHand != null && byHand.isHere() && ((state & CLOSED) == 0 || (state & OUT_OF_ORDER) != 0);
    }

    @Override
    public @Nullable Watch watch() {
        Attached byHand = byHand();
        return byHand == null ? null : byHand.watch();
    }

    private Scope attach() {
        try {
            return ContextStorage.get().attach(this);
        } catch (Throwable fault) {
            recorder().problems().failed("Making a span current", fault);
            return Scope.noop();
        }
    }

    @Override
    public void close() {
        end(false);
        Attached byHand = byHand();
        if (byHand != null && byHand.isHere()) {
            giveBack(byHand.scope(), byHand.before(), false);
        } else if (byHand != null) {
            mark(OUT_OF_ORDER);
            recorder().problems().closedElsewhere(definition().name());
        }
    }

    private int mark(int what) {
        return (int) STATE.getAndBitwiseOr(this, what);
    }

    private void end(boolean returned) {
        try {
            int was = mark(CLOSED);
            if ((was & CLOSED) == 0) {
                if (!returned && (was & COMPLETED) == 0) {
                    fail(Failure.notCompleted());
                }
                long end = isMeasured() ? nowNanos() : 0;
                judge(end);
                end(end, null);
                if (isOver()) {
                    recorder().handOffs().finished(this);
                }
            }
        } catch (Throwable fault) {
            recorder().problems().failed("Ending a transaction", fault);
        }
    }

    private void giveBack(Scope scope, Context before, boolean isEndOfBody) {
        try {
            if (!Attached.close(scope, this, before, isEndOfBody)) {
                mark(OUT_OF_ORDER);
                recorder().problems().leftOpen(definition().name());
            }
        } catch (Throwable fault) {
            recorder().problems().failed("Giving a thread its context back", fault);
        }
    }

    @Override
    public boolean isLeftOver() {
        return (state & (CLOSED | OUT_OF_ORDER)) == (CLOSED | OUT_OF_ORDER);
    }

    @Override
    public Context before() {
        return opened instanceof Attached attached ? attached.before() : parent;
    }
}
