package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, while the SDK is set up, an OTLP configuration that could never export.
 *
 * <p>Found by {@link java.util.ServiceLoader}; public only for that.
 */
public final class OtlpChecks implements AutoConfigurationCustomizerProvider {

    /** Creates the customizer. */
    public OtlpChecks() {}

    /** Last, so that it sees what the other customizers made of the configuration. */
    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void customize(AutoConfigurationCustomizer customizer) {
        customizer.addPropertiesCustomizer(OtlpChecks::check);
    }

    private static Map<String, String> check(ConfigProperties config) {
        if (!config.getBoolean("otel.sdk.disabled", false)) {
            List.of("traces", "metrics", "logs").forEach(signal -> check(signal, config));
        }
        return Map.of();
    }

    private static void check(String signal, ConfigProperties config) {
        if (!config.getList("otel." + signal + ".exporter", List.of("otlp")).contains("otlp")) {
            return;
        }
        boolean grpc = "grpc".equals(config.getString(property(signal, "protocol", config)));
        if (grpc) {
            requireGrpcSender(property(signal, "protocol", config), config);
        }
        requireEndpoint(property(signal, "endpoint", config), grpc, config);
    }

    private static void requireGrpcSender(String property, ConfigProperties config) {
        if (!config.getComponentLoader()
                .load(GrpcSenderProvider.class)
                .iterator()
                .hasNext()) {
            throw new ConfigurationException(variable(property)
                    + " is 'grpc', but nothing on the class path can send gRPC: add"
                    + " io.opentelemetry:opentelemetry-exporter-sender-okhttp to the application, or set "
                    + variable(property)
                    + "=http/protobuf and an endpoint that takes it, such as http://localhost:4318");
        }
    }

    private static void requireEndpoint(String property, boolean grpc, ConfigProperties config) {
        @Nullable String endpoint = config.getString(property);
        if (endpoint == null) {
            return;
        }
        @Nullable String flaw = Endpoint.flaw(endpoint);
        if (flaw == null && !grpc && URI.create(endpoint).getHost() == null) {
            flaw = Endpoint.unreachableHost(endpoint);
        }
        if (flaw != null) {
            throw new ConfigurationException(variable(property) + " " + flaw);
        }
    }

    /** The signal's own property where it is set, else the one for all signals. */
    private static String property(String signal, String name, ConfigProperties config) {
        String own = "otel.exporter.otlp." + signal + "." + name;
        return config.getString(own) == null ? "otel.exporter.otlp." + name : own;
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_') + " (" + property + ")";
    }
}
