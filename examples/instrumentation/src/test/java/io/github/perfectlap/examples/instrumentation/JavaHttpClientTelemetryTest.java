package io.github.perfectlap.examples.instrumentation;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Tracing;
import io.opentelemetry.instrumentation.javahttpclient.JavaHttpClientTelemetry;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK's HTTP client in the wrapper that OpenTelemetry has for it. */
class JavaHttpClientTelemetryTest {

    private final EndedSpans spans = new EndedSpans();

    @ParameterizedTest
    @EnumSource
    void send_insideAStep_isBetweenTheStepAndTheServer(Mode mode) throws Exception {
        try (Tracing tracing = mode.tracing(spans);
                Bank bank = new Bank(tracing)) {
            HttpClient client = wrapped(tracing);
            HttpResponse<String> answer = tracing.transaction("checkout")
                    .call(tx -> tx.step(
                            "charge card", () -> client.send(bank.request().build(), ofString())));
            assertThat(answer.body()).isEqualTo("paid");
        }
        assertThat(spans.onlyTree())
                .withValuesOf("http.request.method", "http.response.status_code")
                .matchesGolden();
    }

    @ParameterizedTest
    @EnumSource
    void sendAsync_insideAStep_hasTheStepInItsCallbackToo(Mode mode) throws Exception {
        try (Tracing tracing = mode.tracing(spans);
                Bank bank = new Bank(tracing)) {
            HttpClient client = wrapped(tracing);
            String booked = tracing.transaction("checkout")
                    .call(tx -> tx.step(
                            "charge card", () -> client.sendAsync(bank.request().build(), ofString())
                                    .thenApply(answer -> tx.step("book payment", () -> answer.body() + " and booked"))
                                    .join()));
            assertThat(booked).isEqualTo("paid and booked");
        }
        assertThat(spans.onlyTree()).hasShape("""
            checkout
              charge card
                GET [client]
                  charge [server]
                    check limit
                book payment
            """);
    }

    private static HttpClient wrapped(Tracing tracing) {
        return JavaHttpClientTelemetry.create(tracing.openTelemetry()).newHttpClient(HttpClient.newHttpClient());
    }
}
