package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.Collection;
import java.util.List;

/** Parts of a tracer provider, each with a fault at one of its places, or none. */
final class TraceParts {

    private TraceParts() {}

    record FaultySampling(Fault fault) implements Sampler {

        @Override
        public SamplingResult shouldSample(
                Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
            return fault.at(Place.SAMPLER, SamplingResult.recordAndSample());
        }

        @Override
        public String getDescription() {
            return "one part";
        }
    }

    record FaultyIds(Fault fault) implements IdGenerator {

        @Override
        public String generateSpanId() {
            return fault.at(Place.SPAN_ID, IdGenerator.random().generateSpanId());
        }

        @Override
        public String generateTraceId() {
            return fault.at(Place.TRACE_ID, IdGenerator.random().generateTraceId());
        }
    }

    record FaultyProcessor(Fault fault) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            fault.at(Place.PROCESSOR_START);
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            fault.at(Place.PROCESSOR_END);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        @Override
        public CompletableResultCode shutdown() {
            return fault.at(Place.PROCESSOR_SHUTDOWN, CompletableResultCode.ofSuccess());
        }

        @Override
        public CompletableResultCode forceFlush() {
            return fault.at(Place.PROCESSOR_FLUSH, CompletableResultCode.ofSuccess());
        }
    }

    record FaultyExporter(Fault fault, Place onExport, Place onShutdown) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return fault.at(onExport, CompletableResultCode.ofSuccess());
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return fault.at(onShutdown, CompletableResultCode.ofSuccess());
        }
    }
}
