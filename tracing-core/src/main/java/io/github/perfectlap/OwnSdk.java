package io.github.perfectlap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's SDK, configured as OpenTelemetry itself does it, for one {@link Tracing}. */
final class OwnSdk {

    private static final Logger logger = Logger.getLogger(Tracing.class.getName());
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");
    private static final long CLOSE_SECONDS = 10;

    private final Map<String, String> defaults;
    private final List<SpanProcessor> processors;
    private final @Nullable String chosenRelease;
    private final Problems problems = new Problems();
    private String release = "";
    private boolean disabled;

    OwnSdk(Map<String, String> defaults, List<SpanProcessor> processors, @Nullable String release) {
        this.defaults = new HashMap<>(defaults);
        this.processors = List.copyOf(processors);
        this.chosenRelease = release;
    }

    Tracing tracing(Clock clock, boolean closesAtExit) {
        if (!hasOtlp()) {
            logger.info("No OTLP exporter on the class path: nothing is sent anywhere unless OTEL_TRACES_EXPORTER"
                    + " names one that is. Add tracing-exporters to send.");
            List.of("traces", "metrics", "logs")
                    .forEach(signal -> defaults.putIfAbsent("otel." + signal + ".exporter", "none"));
        }
        OpenTelemetrySdk sdk = buildOrSayWhy();
        // Even a disabled SDK makes up ids for spans that nobody sees.
        OpenTelemetry used = disabled ? OpenTelemetry.propagating(sdk.getPropagators()) : sdk;
        return new Tracing(used, new Recorder(used, release, clock, problems), () -> close(sdk), closesAtExit);
    }

    /** Some of OpenTelemetry's messages leave the reason to the cause. */
    private OpenTelemetrySdk buildOrSayWhy() {
        try {
            return build();
        } catch (ConfigurationException refused) {
            Throwable cause = refused.getCause();
            String reason = cause == null ? "" : " (" + cause.getMessage() + ")";
            throw new ConfigurationException(
                    "OpenTelemetry can't be configured: " + refused.getMessage() + reason
                            + ". Correct the OTEL_* variable, the otel.* property or property(…) that it names; what"
                            + " each may hold stands in OpenTelemetry's documentation of its Java SDK's configuration",
                    refused);
        }
    }

    private OpenTelemetrySdk build() {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> defaults)
                .addPropertiesCustomizer(config -> {
                    disabled = config.getBoolean("otel.sdk.disabled", false);
                    return Map.of();
                })
                .addResourceCustomizer((resource, config) -> withRelease(resource))
                .addSpanProcessorCustomizer((processor, config) -> new GuardedProcessor(processor, problems))
                .addTracerProviderCustomizer((builder, config) -> customized(builder))
                .build()
                .getOpenTelemetrySdk();
    }

    private SdkTracerProviderBuilder customized(SdkTracerProviderBuilder builder) {
        processors.forEach(processor -> builder.addSpanProcessor(new GuardedProcessor(processor, problems)));
        return builder;
    }

    private Resource withRelease(Resource resource) {
        String configured = resource.getAttribute(VERSION);
        String found = configured != null ? configured : chosenRelease;
        release = found != null ? found : orEmpty(Release.ofApplication());
        return release.isEmpty() ? resource : resource.merge(Resource.create(Attributes.of(VERSION, release)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean hasOtlp() {
        return ServiceLoader.load(ConfigurableSpanExporterProvider.class).stream()
                .anyMatch(provider -> provider.get().getName().equals("otlp"));
    }

    private static void close(OpenTelemetrySdk sdk) {
        sdk.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
