package io.github.perfectlap.exporter;

import static io.github.perfectlap.exporter.Receiver.status;
import static io.github.perfectlap.exporter.Receiver.statusAndRetryAfter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkHttpSenderRetryTest {

    private final Receiver receiver = Receiver.start();
    private final Settings settings = Settings.of(receiver);

    JdkHttpSenderRetryTest() throws IOException {}

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void send_passingStatus_triesAgainWithTheSameMessage(int status) {
        receiver.thenAnswer(status(status), status(status));

        assertThat(settings.send("spans").status()).isEqualTo(200);

        assertThat(receiver.received())
                .extracting(received -> new String(received.sent(), UTF_8))
                .containsExactly("spans", "spans", "spans");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 413, 500, 501})
    void send_finalStatus_isReportedAtOnce(int status) {
        receiver.thenAnswer(status(status));

        assertThat(settings.send("spans").status()).isEqualTo(status);

        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void send_neverTaken_reportsTheLastAnswerAfterAllAttempts() {
        receiver.thenAnswer(status(503), status(503), status(429), status(200));

        assertThat(settings.send("spans").status()).isEqualTo(429);

        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void send_noPolicy_triesOnce() {
        settings.retryPolicy = null;
        receiver.thenAnswer(status(503));

        assertThat(settings.send("spans").status()).isEqualTo(503);
    }

    @Test
    void send_retryAfterSeconds_waitsThatLong() {
        receiver.thenAnswer(statusAndRetryAfter(503, "1"));
        long start = System.nanoTime();

        assertThat(settings.send("spans").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(seconds(1), seconds(10));
    }

    @Test
    void send_retryAfterBeyondTheTimeout_reportsTheAnswerWhenTimeIsUp() {
        settings.timeout = Duration.ofMillis(300);
        receiver.thenAnswer(statusAndRetryAfter(503, "3600"));
        long start = System.nanoTime();

        assertThat(settings.send("spans").status()).isEqualTo(503);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(settings.timeout, seconds(10));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void send_connectionRefused_failsAfterAllAttempts() {
        AtomicInteger asked = new AtomicInteger();
        Settings nobody = Settings.of(receiver.endpoint());
        nobody.retryPolicy = countingPolicy(asked);
        receiver.close();

        assertThat(nobody.send("spans").failure()).isInstanceOf(ConnectException.class);

        assertThat(asked).hasValue(2);
    }

    @Test
    void send_hostUnknown_fails() {
        Settings nowhere = Settings.of(URI.create("http://collector.invalid:4318"));

        assertThat(nowhere.send("spans").failure()).isInstanceOf(ConnectException.class);
    }

    @Test
    void send_predicateThrows_failsWithThat() {
        settings.retryPolicy = Settings.QUICK_RETRIES.toBuilder()
                .setRetryExceptionPredicate(failure -> {
                    throw new IllegalStateException("in the predicate");
                })
                .build();
        receiver.close();

        assertThat(settings.send("spans").failure()).hasMessage("in the predicate");
    }

    private static RetryPolicy countingPolicy(AtomicInteger asked) {
        return Settings.QUICK_RETRIES.toBuilder()
                .setRetryExceptionPredicate(failure -> asked.incrementAndGet() > 0)
                .build();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
