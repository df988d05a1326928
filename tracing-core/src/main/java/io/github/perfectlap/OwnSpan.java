package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A transaction or step whose data is kept here, for the processors and exporters of an SDK of ours. */
final class OwnSpan extends SlottedStep implements ReadableSpan {

    static final int SAMPLED = FREE_MARK;
    static final int RANDOM_TRACE = FREE_MARK << 1;

    /** Recorded, and kept or not as its local tree is. */
    static final int HELD = FREE_MARK << 2;

    private static final VarHandle END = Fields.handle(MethodHandles.lookup(), "endNanos", long.class);

    private final long spanId;
    private volatile long endNanos;
    private volatile @Nullable SpanFace face;

    OwnSpan(
            Lap lap,
            Context parent,
            Object @Nullable [] cell,
            String name,
            Role role,
            long startNanos,
            long spanId,
            int marks) {
        super(lap, parent, cell, name, role, startNanos, marks);
        this.spanId = spanId;
    }

    long spanId() {
        return spanId;
    }

    OwnRecorder recorder() {
        return (OwnRecorder) lap().recorder();
    }

    @Override
    boolean isSampled() {
        return isMarked(SAMPLED) || (isMarked(HELD) && isKept());
    }

    private boolean isKept() {
        Keeping keeping = lap().recorder().keeping();
        return keeping != null && keeping.isKept(lap());
    }

    /** What its steps inherit where the sampler decides once for all of them. */
    int marks() {
        return marksOf(RECORDING | SAMPLED | RANDOM_TRACE | HELD);
    }

    /** Sets the trace state that a sampler gave it, where that is not its transaction's. */
    void traceState(TraceState state) {
        if (!state.equals(lap().traceState())) {
            details().traceState(state);
        }
    }

    TraceFlags flags() {
        return TraceFlags.builder()
                .setSampled(isSampled())
                .setRandomTraceId(isMarked(RANDOM_TRACE))
                .build();
    }

    TraceState traceState() {
        SpanDetails known = detailsOrNull();
        TraceState own = known == null ? null : known.traceState();
        return own == null ? lap().traceState() : own;
    }

    /** What others see of it as a span, and as a span's ids. */
    SpanFace face() {
        SpanFace known = face;
        return known == null ? makeFace() : known;
    }

    private synchronized SpanFace makeFace() {
        SpanFace known = face;
        if (known == null) {
            known = new SpanFace(this);
            face = known;
        }
        return known;
    }

    @Override
    Span span() {
        return face();
    }

    @Override
    public boolean isHandedOverBy(Context context) {
        return Span.fromContext(context) instanceof SpanFace other && other.span() == this;
    }

    @Override
    public Step event(String event, Attributes attributes) {
        problems().guard("Adding an event", () -> addEvent(event, attributes, lap().nowNanos()));
        return this;
    }

    void addEvent(@Nullable String event, @Nullable Attributes attributes, long epochNanos) {
        if (event != null && isRecording()) {
            Attributes what = attributes == null ? Attributes.empty() : attributes;
            change(details -> details.event(event, what, epochNanos));
        }
    }

    @Override
    public Step link(SpanContext other) {
        problems().guard("Adding a link", () -> addLink(other, Attributes.empty()));
        return this;
    }

    void addLink(@Nullable SpanContext other, @Nullable Attributes attributes) {
        if (other != null && other.isValid() && isRecording()) {
            Attributes what = attributes == null ? Attributes.empty() : attributes;
            change(details -> details.link(other, what));
        }
    }

    /** Who sees it when it has ended sees it as it stays. */
    @Override
    void change(Consumer<SpanDetails> change) {
        SpanDetails details = details();
        synchronized (details) {
            if (isRecording()) {
                change.accept(details);
            }
        }
    }

    /** Where rare things are kept; made when the first one comes. */
    SpanDetails details() {
        fillNoMore();
        return face().details();
    }

    @Nullable
    SpanDetails detailsOrNull() {
        SpanFace known = face;
        return known == null ? null : known.detailsOrNull();
    }

    @Override
    @Nullable
    Failure stepFailure() {
        SpanDetails known = detailsOrNull();
        return known == null ? null : known.failure();
    }

    @Override
    void setStepFailure(Failure reason) {
        details().fail(reason);
    }

    @Override
    void writeFailure(Failure reason, long endNanos) {
        if (!isMarked(RECORDING) || hasEnded()) {
            return;
        }
        details().status(StatusCode.ERROR, null);
        Throwable exception = reason.exception();
        if (exception != null && lap().isNews(exception)) {
            details().event(ExceptionEvent.NAME, ExceptionEvent.attributes(exception), endNanos);
        }
    }

    @Override
    void writeEnd(long endNanos) {
        // What is written is read off the transaction when somebody asks for the data.
        lap().recorder().concluded(lap(), endNanos);
    }

    @Override
    void endSpan(long endEpochNanos) {
        END.setRelease(this, endEpochNanos);
        if (isMarked(RECORDING)) {
            recorder().ended(this);
        }
    }

    /** When it ended, or 0. */
    long endNanos() {
        return endNanos;
    }

    @Override
    public boolean hasEnded() {
        return endNanos() != 0;
    }

    @Override
    public long getLatencyNanos() {
        long end = endNanos();
        return (end == 0 ? lap().nowNanos() : end) - startNanos();
    }

    @Override
    public SpanContext getSpanContext() {
        return face();
    }

    @Override
    public SpanContext getParentSpanContext() {
        return Span.fromContext(parentContext()).getSpanContext();
    }

    @Override
    public String getName() {
        SpanDetails known = detailsOrNull();
        return known == null ? openedAs() : known.nameOr(openedAs());
    }

    @Override
    public SpanKind getKind() {
        return role().kind(lap());
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return OwnRecorder.SCOPE;
    }

    @Override
    @Deprecated
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return InstrumentationLibraryInfo.create(Tracing.SCOPE, null);
    }

    @Override
    public <T> @Nullable T getAttribute(AttributeKey<T> key) {
        return attributes().get(key);
    }

    @Override
    public Attributes getAttributes() {
        return attributes().immutable();
    }

    /** All attributes: what is known of each span of the transaction, the slots, and what came later. */
    LimitedAttributes attributes() {
        TextLimits texts = new TextLimits(recorder().limits().getMaxAttributeValueLength(), lap());
        LimitedAttributes all = new LimitedAttributes(recorder().limits().getMaxNumberOfAttributes());
        OwnAttributes.start(this, all, texts);
        writeSlots(all, texts);
        SpanDetails known = detailsOrNull();
        if (known != null) {
            known.writeTo(all);
        }
        if (hasEnded()) {
            OwnAttributes.end(this, all);
        }
        return all;
    }

    @Override
    public SpanData toSpanData() {
        if (role() != Role.TRANSACTION) {
            problems().checkName(openedAs());
        }
        return new SpanSnapshot(this, attributes(), detailsOrNull());
    }

    @Override
    public String toString() {
        return toSpanData().toString();
    }
}
