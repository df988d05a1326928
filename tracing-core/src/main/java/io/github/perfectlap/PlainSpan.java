package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A woven method that is a span of OpenTelemetry's, and a part of no transaction. */
final class PlainSpan extends OnSpan {

    private final Context context;
    private final Scope scope;

    /** Makes it current until it is left. */
    PlainSpan(Recorder recorder, Span span, Context parent) {
        super(recorder, span);
        this.context = parent.with(span);
        this.scope = ContextStorage.get().attach(context);
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void fail(String reason) {
        span().setStatus(StatusCode.ERROR).setAttribute(TransactionAttributes.ERROR_TYPE, reason);
    }

    @Override
    public void fail(Throwable exception) {
        fail(exception.getClass().getName());
        span().addEvent(ExceptionEvent.NAME, ExceptionEvent.attributes(exception));
    }

    @Override
    public void leave(@Nullable Throwable thrown) {
        scope.close();
        end(thrown);
    }

    private void end(@Nullable Throwable thrown) {
        if (thrown != null) {
            fail(thrown);
        }
        span().end();
    }

    @Override
    public void leaveWith(CompletionStage<?> stage, @Nullable Judge judge) {
        AsyncEnd end = leaveOpen(judge);
        CompletionStage<?> unused = stage.whenComplete((result, thrown) -> {
            if (thrown == null) {
                end.succeeded(result);
            } else {
                end.failed(StageEnd.inside(thrown));
            }
        });
    }

    @Override
    public AsyncEnd leaveOpen(@Nullable Judge judge) {
        scope.close();
        return new End(judge);
    }

    /** Told how it ended. */
    private final class End implements AsyncEnd {

        private final @Nullable Judge judge;

        End(@Nullable Judge judge) {
            this.judge = judge;
        }

        @Override
        public Context context() {
            return context;
        }

        @Override
        public void succeeded(@Nullable Object result) {
            problems().guard("Ending a span", () -> {
                if (judge != null) {
                    judge.judge(PlainSpan.this, result, problems());
                }
                end(null);
            });
        }

        @Override
        public void failed(Throwable thrown) {
            problems().guard("Ending a span", () -> end(thrown));
        }

        @Override
        public void cancelled() {
            problems().guard("Ending a span", () -> {
                span().setAttribute(Going.CANCELLED, true);
                end(null);
            });
        }

        @Override
        public void abandoned() {
            problems().guard("Ending a span", () -> {
                fail(Outcome.ABANDONED.text());
                end(null);
            });
        }

        /** What is subscribed to once more is a span of its own where somebody makes one: here, nothing. */
        @Override
        public AsyncEnd again() {
            return new NoEnd(context);
        }
    }
}
