package io.github.perfectlap;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanLimits;
import java.util.List;
import java.util.random.RandomGenerator;

/** Limits of a span, small ones mostly, for an SDK that {@link Tracing} configures and for one made by hand. */
record SomeLimits(int attributes, int events, int links, int perEvent, int perLink, int length) {

    private static final String KEY = "test.limits";
    private static final SpanLimits DEFAULT = SpanLimits.getDefault();

    static SomeLimits of(RandomGenerator random) {
        return new SomeLimits(
                random.nextInt(4) == 0 ? DEFAULT.getMaxNumberOfAttributes() : 1 + random.nextInt(5),
                random.nextInt(4) == 0 ? DEFAULT.getMaxNumberOfEvents() : random.nextInt(4),
                random.nextInt(4) == 0 ? DEFAULT.getMaxNumberOfLinks() : random.nextInt(4),
                random.nextInt(2) == 0 ? DEFAULT.getMaxNumberOfAttributesPerEvent() : random.nextInt(3),
                random.nextInt(2) == 0 ? DEFAULT.getMaxNumberOfAttributesPerLink() : random.nextInt(3),
                random.nextInt(2) == 0 ? DEFAULT.getMaxAttributeValueLength() : 1 + random.nextInt(10));
    }

    SpanLimits spanLimits() {
        return SpanLimits.builder()
                .setMaxNumberOfAttributes(attributes)
                .setMaxNumberOfEvents(events)
                .setMaxNumberOfLinks(links)
                .setMaxNumberOfAttributesPerEvent(perEvent)
                .setMaxNumberOfAttributesPerLink(perLink)
                .setMaxAttributeValueLength(length)
                .build();
    }

    /** By OpenTelemetry's properties where they can say it, by a customizer of the class path where they can't. */
    TracingBuilder tracing() {
        TracingBuilder builder = Tracing.builder().withoutShutdownHook().withoutGoldenSignals();
        if (perEvent != perLink) {
            return builder.property(
                    KEY, attributes + "," + events + "," + links + "," + perEvent + "," + perLink + "," + length);
        }
        return builder.property("otel.attribute.count.limit", Integer.toString(perEvent))
                .property("otel.span.attribute.count.limit", Integer.toString(attributes))
                .property("otel.span.event.count.limit", Integer.toString(events))
                .property("otel.span.link.count.limit", Integer.toString(links))
                .property("otel.attribute.value.length.limit", Integer.toString(length));
    }

    public static final class Customizer implements AutoConfigurationCustomizerProvider {

        @Override
        public void customize(AutoConfigurationCustomizer sdk) {
            sdk.addTracerProviderCustomizer(Customizer::limited);
        }

        private static SdkTracerProviderBuilder limited(SdkTracerProviderBuilder traces, ConfigProperties config) {
            List<Integer> wanted =
                    config.getList(KEY).stream().map(Integer::valueOf).toList();
            return wanted.isEmpty() ? traces : traces.setSpanLimits(of(wanted).spanLimits());
        }

        private static SomeLimits of(List<Integer> wanted) {
            return new SomeLimits(
                    wanted.get(0), wanted.get(1), wanted.get(2), wanted.get(3), wanted.get(4), wanted.get(5));
        }
    }
}
