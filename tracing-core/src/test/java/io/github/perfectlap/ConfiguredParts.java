package io.github.perfectlap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.CarrierParts.FaultyPropagator;
import io.github.perfectlap.MetricParts.FaultyMetricExporter;
import io.github.perfectlap.MetricParts.FaultyReader;
import io.github.perfectlap.TraceParts.FaultyExporter;
import io.github.perfectlap.TraceParts.FaultyIds;
import io.github.perfectlap.TraceParts.FaultySampling;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurablePropagatorProvider;
import io.opentelemetry.sdk.autoconfigure.spi.metrics.ConfigurableMetricExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSamplerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts that OpenTelemetry finds on the class path by the names {@code broken} and {@code seen}, for an SDK that
 * {@link Tracing} configures itself. Where no test has asked for them, they are not there.
 */
record ConfiguredParts(Fault fault, Seen seen) {

    private static final String KEY = "test.parts";
    private static final Map<String, ConfiguredParts> PARTS = new ConcurrentHashMap<>();

    /** A builder that uses them all. */
    static TracingBuilder tracing(Fault fault, Seen seen) {
        String key = UUID.randomUUID().toString();
        PARTS.put(key, new ConfiguredParts(fault, seen));
        // A sampler that is not OpenTelemetry's own makes us take another way, so it is there only where it is meant.
        String sampler = fault.isAt(Place.SAMPLER) ? "broken" : "parentbased_always_on";
        return Tracing.builder()
                .withoutShutdownHook()
                .property(KEY, key)
                .property("otel.traces.sampler", sampler)
                .property("otel.propagators", "broken,tracecontext,baggage")
                .property("otel.traces.exporter", "broken,seen")
                .property("otel.bsp.schedule.delay", "1")
                .property("otel.metrics.exporter", "broken,seen")
                // Only at the end: else the last metrics could have been exported before they are in danger.
                .property("otel.metric.export.interval", "3600000")
                .property("otel.logs.exporter", "none");
    }

    private static ConfiguredParts of(ConfigProperties config) {
        return requireNonNull(find(config), "parts are only for a tracing made here");
    }

    private static @Nullable ConfiguredParts find(ConfigProperties config) {
        return PARTS.get(config.getString(KEY, ""));
    }

    /** With ids that are somebody else's, spans are recorded by the SDK, even in one of ours. */
    private boolean isFaultyInIds() {
        return fault.isAt(Place.TRACE_ID) || fault.isAt(Place.SPAN_ID);
    }

    public static final class Samplers implements ConfigurableSamplerProvider {

        @Override
        public Sampler createSampler(ConfigProperties config) {
            return new FaultySampling(of(config).fault);
        }

        @Override
        public String getName() {
            return "broken";
        }
    }

    public static final class Propagators implements ConfigurablePropagatorProvider {

        @Override
        public TextMapPropagator getPropagator(ConfigProperties config) {
            return new FaultyPropagator(of(config).fault, TextMapPropagator.noop());
        }

        @Override
        public String getName() {
            return "broken";
        }
    }

    public static final class FaultySpans implements ConfigurableSpanExporterProvider {

        @Override
        public SpanExporter createExporter(ConfigProperties config) {
            return new FaultyExporter(of(config).fault, Place.BATCH_EXPORT, Place.BATCH_SHUTDOWN);
        }

        @Override
        public String getName() {
            return "broken";
        }
    }

    public static final class SeenSpans implements ConfigurableSpanExporterProvider {

        @Override
        public SpanExporter createExporter(ConfigProperties config) {
            return of(config).seen.spanExporter();
        }

        @Override
        public String getName() {
            return "seen";
        }
    }

    public static final class FaultyMetrics implements ConfigurableMetricExporterProvider {

        @Override
        public MetricExporter createExporter(ConfigProperties config) {
            return new FaultyMetricExporter(of(config).fault);
        }

        @Override
        public String getName() {
            return "broken";
        }
    }

    public static final class SeenMetrics implements ConfigurableMetricExporterProvider {

        @Override
        public MetricExporter createExporter(ConfigProperties config) {
            return of(config).seen.metricExporter();
        }

        @Override
        public String getName() {
            return "seen";
        }
    }

    /** For parts that have no provider of their own. */
    public static final class Customizer implements AutoConfigurationCustomizerProvider {

        @Override
        public void customize(AutoConfigurationCustomizer sdk) {
            sdk.addSpanExporterCustomizer(Customizer::unguarded);
            sdk.addTracerProviderCustomizer(Customizer::withIds);
            sdk.addMeterProviderCustomizer(Customizer::withReader);
        }

        /** As those do that look for an exporter by its class; our guards must not stand before it yet. */
        private static SpanExporter unguarded(SpanExporter exporter, ConfigProperties config) {
            assertThat(exporter).isNotInstanceOf(GuardedSpanExporter.class);
            return exporter;
        }

        private static SdkTracerProviderBuilder withIds(SdkTracerProviderBuilder traces, ConfigProperties config) {
            ConfiguredParts parts = find(config);
            return parts == null || !parts.isFaultyInIds() ? traces : traces.setIdGenerator(new FaultyIds(parts.fault));
        }

        private static SdkMeterProviderBuilder withReader(SdkMeterProviderBuilder metrics, ConfigProperties config) {
            ConfiguredParts parts = find(config);
            return parts == null ? metrics : metrics.registerMetricReader(new FaultyReader(parts.fault));
        }
    }
}
