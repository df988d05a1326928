package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * A span of somebody else's that was not sampled when it started and is kept after all; whoever exports looks at its
 * flag.
 */
record KeptSpan(ReadableSpan inner, SpanContext ids) implements ReadableSpan {

    /** The span to show, which says that it is sampled. */
    static ReadableSpan of(ReadableSpan span) {
        // Ours know by themselves that they are kept.
        boolean isOwn = span instanceof OwnSpan || span instanceof SpanFace;
        return isOwn || span.getSpanContext().isSampled() ? span : new KeptSpan(span, sampled(span.getSpanContext()));
    }

    private static SpanContext sampled(SpanContext ids) {
        TraceFlags flags = TraceFlags.fromByte(
                (byte) (ids.getTraceFlags().asByte() | TraceFlags.getSampled().asByte()));
        return SpanContext.create(ids.getTraceId(), ids.getSpanId(), flags, ids.getTraceState());
    }

    @Override
    public SpanContext getSpanContext() {
        return ids;
    }

    @Override
    public SpanContext getParentSpanContext() {
        return inner.getParentSpanContext();
    }

    @Override
    public String getName() {
        return inner.getName();
    }

    @Override
    public SpanData toSpanData() {
        return new Data(inner.toSpanData(), ids);
    }

    @Override
    @Deprecated
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return inner.getInstrumentationLibraryInfo();
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return inner.getInstrumentationScopeInfo();
    }

    @Override
    public boolean hasEnded() {
        return inner.hasEnded();
    }

    @Override
    public long getLatencyNanos() {
        return inner.getLatencyNanos();
    }

    @Override
    public SpanKind getKind() {
        return inner.getKind();
    }

    @Override
    public <T> @Nullable T getAttribute(AttributeKey<T> key) {
        return inner.getAttribute(key);
    }

    @Override
    public Attributes getAttributes() {
        return inner.getAttributes();
    }

    private static final class Data extends DelegatingSpanData {

        private final SpanContext ids;

        private Data(SpanData inner, SpanContext ids) {
            super(inner);
            this.ids = ids;
        }

        @Override
        public SpanContext getSpanContext() {
            return ids;
        }
    }
}
