package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Records what a sampler leaves out, since it is decided later whether that is kept. */
record KeepSampler(Sampler inner, Keeping keeping) implements Sampler {

    /** The one that decides about the share. */
    static Sampler inner(Sampler sampler) {
        return sampler instanceof KeepSampler keep ? keep.inner : sampler;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SamplingResult result = inner.shouldSample(parent, traceId, name, kind, attributes, links);
        if (result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE) {
            return result;
        }
        // Nobody else sees the context in which a span of somebody else starts.
        keeping.otherStarts(parent);
        return new Recording(result);
    }

    @Override
    public String getDescription() {
        return "Keep{" + inner.getDescription() + "}";
    }

    @Override
    public String toString() {
        return getDescription();
    }

    private record Recording(SamplingResult inner) implements SamplingResult {

        @Override
        public SamplingDecision getDecision() {
            return SamplingDecision.RECORD_ONLY;
        }

        @Override
        public Attributes getAttributes() {
            return inner.getAttributes();
        }

        @Override
        public TraceState getUpdatedTraceState(TraceState parent) {
            return inner.getUpdatedTraceState(parent);
        }
    }
}
