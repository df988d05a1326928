package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

/** A step inside a transaction. */
final class RecordedStep extends Recorded {

    private final Recorded parent;
    private final RecordedTransaction transaction;
    private final boolean isHandOff;
    private volatile boolean written;

    RecordedStep(Recorded parent, String name, Span span, Context context, boolean isHandOff) {
        super(parent.recorder(), name, span, context);
        this.parent = parent;
        this.transaction = parent.transaction();
        this.isHandOff = isHandOff;
        if (isHandOff) {
            transaction.handOverBegins();
        }
    }

    @Override
    Recorded parent() {
        return parent;
    }

    @Override
    RecordedTransaction transaction() {
        return transaction;
    }

    @Override
    void failed(Failure failure) {
        transaction.stepFailed(failure);
    }

    @Override
    void handedOver() {
        if (!isHandOff) {
            transaction.handOverBegins();
        }
        written = true;
    }

    @Override
    void conclude(long endNanos) {
        if (isHandOff && (failure() != null || !written)) {
            transaction.handOverFailed();
        }
    }
}
