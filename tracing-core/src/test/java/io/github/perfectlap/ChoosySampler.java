package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSamplerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Decides by a span's name, and writes into the span what it was asked. */
final class ChoosySampler implements Sampler {

    static final String NAME = "choosy";

    @Override
    public SamplingResult shouldSample(
            Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SpanContext above = Span.fromContext(parent).getSpanContext();
        String asked = name + " " + kind + " " + SpanFacts.map(attributes) + " below " + above.isValid()
                + above.getTraceFlags();
        return new Choice(
                decision(name), Attributes.builder().put("asked", asked).build(), name);
    }

    private static SamplingDecision decision(String name) {
        if (name.startsWith("drop")) {
            return SamplingDecision.DROP;
        }
        return name.startsWith("only") ? SamplingDecision.RECORD_ONLY : SamplingDecision.RECORD_AND_SAMPLE;
    }

    @Override
    public String getDescription() {
        return NAME;
    }

    private record Choice(SamplingDecision getDecision, Attributes getAttributes, String name)
            implements SamplingResult {

        @Override
        public TraceState getUpdatedTraceState(TraceState above) {
            return name.endsWith("marked")
                    ? above.toBuilder().put("choosy", "marked").build()
                    : above;
        }
    }

    public static final class Provider implements ConfigurableSamplerProvider {

        @Override
        public Sampler createSampler(ConfigProperties config) {
            return new ChoosySampler();
        }

        @Override
        public String getName() {
            return NAME;
        }
    }
}
