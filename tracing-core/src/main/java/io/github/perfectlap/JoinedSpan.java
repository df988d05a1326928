package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A transaction or step whose data is in a span of somebody else's OpenTelemetry. */
final class JoinedSpan extends RecordedStep {

    /** As many as the SDK keeps by default. */
    static final int MAX_ATTRIBUTES = 128;

    private final Span span;
    private final Context context;
    private volatile @Nullable Failure failure;

    /**
     * @param keepsContexts whether this can be the context itself
     */
    JoinedSpan(
            Lap lap,
            Context parent,
            Object @Nullable [] cell,
            String name,
            Role role,
            long startNanos,
            Span span,
            boolean keepsContexts) {
        super(lap, parent, cell, name, role, startNanos, 0);
        this.span = span;
        this.context = keepsContexts ? this : parent.with(KEY, this).with(span);
    }

    void describeArrival(Passport arrived) {
        attribute(TransactionAttributes.HOP, arrived.hop());
        attribute(TransactionAttributes.QUEUE_WAIT, lap().queueWait(arrived));
        if (!arrived.release().isEmpty()) {
            attribute(TransactionAttributes.ORIGIN_RELEASE, arrived.release());
        }
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    Span span() {
        return span;
    }

    @Override
    boolean isSampled() {
        return span.getSpanContext().isSampled();
    }

    @Override
    public boolean isHandedOverBy(Context other) {
        return Span.fromContext(other).getSpanContext().equals(span.getSpanContext());
    }

    @Override
    public <T> Step attribute(AttributeKey<T> key, T value) {
        try {
            setCopy(key, value);
        } catch (Throwable fault) {
            problems().failed("Setting an attribute", fault);
        }
        return this;
    }

    @SuppressWarnings("unchecked") // a value of the type that this key has
    private <T> void setCopy(@Nullable AttributeKey<T> key, @Nullable T value) {
        if (key == null || value == null) {
            return;
        }
        if (key.getKey().length() > TextLimits.SHORT) {
            problems().attributeNameTooLong(key.getKey());
            return;
        }
        Object kept = TextLimits.isPlain(key.getType(), value)
                ? value
                : TextLimits.ofOurs(lap()).value(key.getType(), value);
        if (kept == null) {
            problems().attributeLeftOut(key);
        } else {
            span.setAttribute(key, (T) kept);
        }
    }

    @Override
    public Step event(String event, Attributes attributes) {
        problems().guard("Adding an event", () -> {
            Attributes kept = TextLimits.ofOurs(lap()).attributes(attributes, MAX_ATTRIBUTES);
            span.addEvent(TextLimits.name(event), kept, lap().nowNanos(), TimeUnit.NANOSECONDS);
        });
        return this;
    }

    @Override
    public Step link(SpanContext other) {
        problems().guard("Adding a link", () -> span.addLink(other));
        return this;
    }

    @Override
    @Nullable
    Failure stepFailure() {
        return failure;
    }

    @Override
    synchronized void setStepFailure(Failure reason) {
        if (reason.replaces(failure)) {
            failure = reason;
        }
    }

    @Override
    void writeFailure(Failure reason, long endNanos) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(TransactionAttributes.ERROR_TYPE, reason.type());
        if (reason.step() != null && role() == Role.TRANSACTION) {
            span.setAttribute(TransactionAttributes.ERROR_STEP, reason.step());
        }
        Throwable exception = reason.exception();
        if (exception != null && lap().isNews(exception)) {
            span.addEvent(ExceptionEvent.NAME, ExceptionEvent.attributes(exception), endNanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    void writeEnd(long endNanos) {
        span.setAttribute(TransactionAttributes.OUTCOME, lap().outcome().text());
        if (lap().isFinished()) {
            span.setAttribute(TransactionAttributes.END_TO_END, lap().endToEnd(endNanos));
        }
        Ending ending = lap().ending();
        if (ending != null) {
            span.setAttribute(ending.key(), true);
        }
        lap().recorder().concluded(lap(), endNanos);
        span.setAllAttributes(KeepAttributes.of(lap()));
    }

    @Override
    void endSpan(long endNanos) {
        span.end(endNanos, TimeUnit.NANOSECONDS);
    }
}
