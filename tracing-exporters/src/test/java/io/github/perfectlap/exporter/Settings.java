package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What OpenTelemetry hands to a sender, set by hand. */
final class Settings implements HttpSenderConfig {

    static final RetryPolicy QUICK_RETRIES = RetryPolicy.builder()
            .setMaxAttempts(3)
            .setInitialBackoff(Duration.ofMillis(1))
            .setMaxBackoff(Duration.ofMillis(2))
            .build();

    private final URI endpoint;

    @Nullable
    Compressor compressor;

    Duration timeout = Duration.ofSeconds(20);
    Supplier<Map<String, List<String>>> headers = Map::of;

    @Nullable
    ProxyOptions proxy;

    @Nullable
    RetryPolicy retryPolicy = QUICK_RETRIES;

    @Nullable
    SSLContext sslContext;

    @Nullable
    List<String> enabledProtocols;

    @Nullable
    ExecutorService executor;

    long maxResponseBodySize = 1000;

    private Settings(URI endpoint) {
        this.endpoint = endpoint;
    }

    static Settings of(Receiver receiver) {
        return of(receiver.endpoint().resolve("/v1/traces"));
    }

    static Settings of(URI endpoint) {
        return new Settings(endpoint);
    }

    JdkHttpSender sender() {
        return new JdkHttpSender(this);
    }

    /** Sends one message with a sender of its own, and gives that back afterwards. */
    Ended send(String message) {
        JdkHttpSender sender = sender();
        try {
            return Ended.sending(sender, message).await();
        } finally {
            sender.shutdown();
        }
    }

    @Override
    public URI getEndpoint() {
        return endpoint;
    }

    @Override
    public String getContentType() {
        return "application/x-protobuf";
    }

    @Override
    public @Nullable Compressor getCompressor() {
        return compressor;
    }

    @Override
    public Duration getTimeout() {
        return timeout;
    }

    @Override
    public Duration getConnectTimeout() {
        return Duration.ofNanos(Long.MAX_VALUE);
    }

    @Override
    public Supplier<Map<String, List<String>>> getHeadersSupplier() {
        return headers;
    }

    @Override
    public @Nullable ProxyOptions getProxyOptions() {
        return proxy;
    }

    @Override
    public @Nullable RetryPolicy getRetryPolicy() {
        return retryPolicy;
    }

    @Override
    public @Nullable SSLContext getSslContext() {
        return sslContext;
    }

    @Override
    public @Nullable X509TrustManager getTrustManager() {
        return null;
    }

    @Override
    public @Nullable ExecutorService getExecutorService() {
        return executor;
    }

    @Override
    public long getMaxResponseBodySize() {
        return maxResponseBodySize;
    }

    @Override
    public @Nullable List<String> getEnabledProtocols() {
        return enabledProtocols;
    }
}
