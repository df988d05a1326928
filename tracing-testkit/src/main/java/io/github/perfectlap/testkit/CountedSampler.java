package io.github.perfectlap.testkit;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a sampler drops, so that an empty capture can say so. */
final class CountedSampler implements Sampler {

    private final Sampler inner;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    CountedSampler(Sampler inner) {
        this.inner = inner;
    }

    long asked() {
        return asked.get();
    }

    long dropped() {
        return dropped.get();
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SamplingResult result = inner.shouldSample(parent, traceId, name, kind, attributes, links);
        asked.incrementAndGet();
        if (result.getDecision() == SamplingDecision.DROP) {
            dropped.incrementAndGet();
        }
        return result;
    }

    @Override
    public String getDescription() {
        return inner.getDescription();
    }
}
