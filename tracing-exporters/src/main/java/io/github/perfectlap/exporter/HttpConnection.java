package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The JDK's client of one sender, let go of on close. */
final class HttpConnection {

    // An unset timeout arrives as Long.MAX_VALUE nanoseconds, which added to now overflows.
    private static final Duration LONGEST_CONNECT = Duration.ofDays(1);

    private final AtomicReference<@Nullable HttpClient> client;

    HttpConnection(HttpSenderConfig config, Executor executor) {
        client = new AtomicReference<>(withoutContextClassLoader(builder(config, executor)));
    }

    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, BodyHandler<byte[]> handler) throws IOException {
        HttpClient open = client.get();
        if (open == null) {
            throw new IOException("the connection is closed");
        }
        return open.sendAsync(request, handler);
    }

    /** Ends the client's selector thread; before JDK 21 that takes a garbage collection. */
    void close() {
        HttpClient open = client.getAndSet(null);
        if (open instanceof AutoCloseable closeable) {
            // close() waits for what still runs unless it is interrupted; then it ends it.
            Thread.currentThread().interrupt();
            try {
                closeable.close();
            } catch (Exception thrown) {
                throw new IllegalStateException("the JDK's HTTP client could not be closed", thrown);
            } finally {
                boolean unused = Thread.interrupted();
            }
        }
    }

    private static HttpClient.Builder builder(HttpSenderConfig config, Executor executor) {
        Duration connectTimeout = config.getConnectTimeout();
        boolean plain = "http".equalsIgnoreCase(config.getEndpoint().getScheme());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .executor(executor)
                // Over plain HTTP the client would ask for an upgrade that receivers do not offer.
                .version(plain ? Version.HTTP_1_1 : Version.HTTP_2)
                .connectTimeout(connectTimeout.compareTo(LONGEST_CONNECT) > 0 ? LONGEST_CONNECT : connectTimeout);
        @Nullable ProxyOptions proxy = config.getProxyOptions();
        if (proxy != null) {
            builder.proxy(proxy.getProxySelector());
        }
        trust(builder, config);
        return builder;
    }

    private static void trust(HttpClient.Builder builder, HttpSenderConfig config) {
        @Nullable SSLContext context = config.getSslContext();
        if (context != null) {
            builder.sslContext(context);
        }
        @Nullable List<String> protocols = config.getEnabledProtocols();
        if (protocols != null) {
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(protocols.toArray(String[]::new));
            builder.sslParameters(parameters);
        }
    }

    // The selector thread inherits it, and would hold an undeployed application for as long as it
    // runs.
    private static HttpClient withoutContextClassLoader(HttpClient.Builder builder) {
        Thread caller = Thread.currentThread();
        ClassLoader loader = caller.getContextClassLoader();
        caller.setContextClassLoader(null);
        try {
            return builder.build();
        } finally {
            caller.setContextClassLoader(loader);
        }
    }
}
