package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Map;

/**
 * Makes http/protobuf the OTLP protocol and this module's sender the HTTP sender, unless
 * configuration says otherwise.
 *
 * <p>Found by {@link java.util.ServiceLoader}; public only for that.
 */
public final class OtlpDefaults implements AutoConfigurationCustomizerProvider {

    private static final String PROTOCOL = "otel.exporter.otlp.protocol";

    /** Creates the customizer. */
    public OtlpDefaults() {}

    /** First, so that others meet the exporters that will be used. */
    @Override
    public int order() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void customize(AutoConfigurationCustomizer customizer) {
        customizer
                .addPropertiesCustomizer(OtlpDefaults::protocol)
                .addSpanExporterCustomizer(SenderChoice::forSpans)
                .addMetricExporterCustomizer(SenderChoice::forMetrics)
                .addLogRecordExporterCustomizer(SenderChoice::forLogs);
    }

    // No addPropertiesSupplier: ours would come after, and overrule, one that the user added.
    private static Map<String, String> protocol(ConfigProperties config) {
        return config.getString(PROTOCOL) == null ? Map.of(PROTOCOL, "http/protobuf") : Map.of();
    }
}
