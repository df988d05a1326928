package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;

/**
 * Makes OpenTelemetry's OTLP exporters send with the JDK's HTTP client.
 *
 * <p>Found by {@link java.util.ServiceLoader}; public only for that. A JVM that has several
 * providers can name this one in the property {@code
 * io.opentelemetry.sdk.common.export.HttpSenderProvider}.
 */
public final class JdkHttpSenderProvider implements HttpSenderProvider {

    /** Creates the provider. */
    public JdkHttpSenderProvider() {}

    /**
     * Creates a sender of its own threads, which end with its shutdown.
     *
     * @throws IllegalArgumentException if the endpoint is none that the JDK's client can reach
     */
    @Override
    public HttpSender createSender(HttpSenderConfig config) {
        return new JdkHttpSender(config);
    }
}
