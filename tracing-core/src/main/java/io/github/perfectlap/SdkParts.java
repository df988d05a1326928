package io.github.perfectlap;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What we saw of an SDK of ours while it was configured, and how it is shut down. */
final class SdkParts {

    private final List<SpanProcessor> processors = new ArrayList<>();
    private final List<MetricReader> readers = new ArrayList<>();
    private final Problems problems;
    private @Nullable Keeping keeping;

    SdkParts(Problems problems) {
        this.problems = problems;
    }

    /** The processor to use in its stead. */
    SpanProcessor guarded(SpanProcessor processor) {
        SpanProcessor guarded = new GuardedProcessor(processor, problems);
        SpanProcessor used = keeping == null ? guarded : keeping.behind(guarded);
        processors.add(used);
        return used;
    }

    /** Puts the decision about what is kept in front of all processors that come from now on. */
    void decideBy(Keeping chosen) {
        keeping = chosen;
    }

    /** The processor in which that decision is taken. */
    SpanProcessor gate(Keeping chosen) {
        SpanProcessor gate = new GuardedProcessor(chosen.gate(), problems);
        processors.add(gate);
        return gate;
    }

    /** The reader itself, since the SDK tells its own ones apart by their class. */
    MetricReader noted(MetricReader reader) {
        readers.add(reader);
        return reader;
    }

    /** How all readers want durations, where that is as we count them: from the start of the process; else null. */
    @Nullable
    HistogramForm formOfHistograms() {
        return Stream.of(HistogramForm.values())
                .filter(form -> readers.stream()
                        .allMatch(reader -> problems.ask("A metric reader", false, () -> wants(reader, form))))
                .findFirst()
                .orElse(null);
    }

    private static boolean wants(MetricReader reader, HistogramForm form) {
        Aggregation wanted = reader.getDefaultAggregation(InstrumentType.HISTOGRAM);
        HistogramForm ofWanted =
                wanted == Aggregation.defaultAggregation() || wanted == Aggregation.explicitBucketHistogram()
                        ? HistogramForm.EXPLICIT
                        : wanted == Aggregation.base2ExponentialBucketHistogram() ? HistogramForm.EXPONENTIAL : null;
        return ofWanted == form
                && reader.getAggregationTemporality(InstrumentType.HISTOGRAM) == AggregationTemporality.CUMULATIVE;
    }

    List<SpanProcessor> processors() {
        return processors;
    }

    /** Shuts all down, each part whatever becomes of the others. */
    CompletableResultCode shutdown(OpenTelemetrySdk sdk) {
        return CompletableResultCode.ofAll(List.of(
                shutdown(
                        "Closing traces",
                        sdk.getSdkTracerProvider()::shutdown,
                        processors.stream().map(processor -> processor::shutdown)),
                shutdown(
                        "Closing metrics",
                        sdk.getSdkMeterProvider()::shutdown,
                        readers.stream().map(reader -> reader::shutdown)),
                shutdown("Closing logs", sdk.getSdkLoggerProvider()::shutdown, Stream.of())));
    }

    /** The SDK gives up at the first part that throws; then each that is known is asked by itself, some once more. */
    private CompletableResultCode shutdown(
            String name, Supplier<CompletableResultCode> whole, Stream<Supplier<CompletableResultCode>> parts) {
        CompletableResultCode givenUp = new CompletableResultCode().fail();
        CompletableResultCode done = problems.ask(name, givenUp, whole);
        return done != givenUp
                ? done
                : CompletableResultCode.ofAll(
                        parts.map(part -> problems.ask(name, givenUp, part)).toList());
    }
}
