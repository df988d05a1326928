package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A step of a transaction that is not sampled, which is closed by hand, or gives it to another process. */
final class UnsampledPart extends UnsampledStep implements Inner, Context {

    private final boolean isHandOff;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean completed;
    private volatile boolean failed;
    private volatile boolean written;

    UnsampledPart(UnsampledLap lap, boolean isHandOff) {
        super(lap);
        this.isHandOff = isHandOff;
        if (isHandOff) {
            lap.handOverBegins();
        }
    }

    @Override
    public Context context() {
        return this;
    }

    @Override
    public Context parentContext() {
        return lap();
    }

    @Override
    @SuppressWarnings("unchecked") // the key is the key of what is returned for it
    public <V> @Nullable V get(ContextKey<V> key) {
        return key == KEY ? (V) this : lap().get(key);
    }

    @Override
    public <V> Context with(ContextKey<V> key, V value) {
        return lap().with(KEY, this).with(key, value);
    }

    @Override
    public Inner outer() {
        return lap();
    }

    @Override
    public boolean isHandedOverBy(Context other) {
        return Span.fromContext(other) == lap().span();
    }

    @Override
    public void handedOver() {
        if (isHandOff) {
            written = true;
        } else {
            lap().handOverBegins();
        }
    }

    @Override
    public void complete() {
        completed = true;
    }

    @Override
    public void fail(String reason) {
        if (!closed.get()) {
            failed = true;
            super.fail(reason);
        }
    }

    @Override
    public void fail(Throwable exception) {
        if (!closed.get()) {
            failed |= !lap().isAnswer(exception);
            super.fail(exception);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (!completed) {
                failed = true;
                lap().stepFailed(Failure.notCompleted());
            }
            if (isHandOff && (failed || !written)) {
                lap().handOverFailed();
            }
        }
    }

    @Override
    public Entered enterStep(String name, Role role, Context current) {
        return lap().enterStep(name, role, current);
    }

    @Override
    public boolean isLeftOver() {
        return false;
    }

    @Override
    public Context before() {
        return lap();
    }
}
