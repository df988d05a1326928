package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.testkit.misuse.LeakedSecrets;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.TraceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretGuardTest {

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");

    /** T11 of the acceptance checks. */
    @Test
    void endOfTest_canariesInEightPlaces_namesAllAndPrintsNone() {
        Launched launched = Launched.run(LeakedSecrets.class);
        String failure = launched.failure("inEightPlaces");
        assertThat(failure).startsWith("9 problems at the end of the test\n\n");
        assertThat(failure).doesNotContain(LeakedSecrets.CANARIES);
        assertThat(failure.lines().filter(line -> line.startsWith("  SECRET   ")))
                .containsExactlyInAnyOrder(
                        "  SECRET   charge card: attribute card.number holds a card number, 4111… (19 characters)",
                        "  SECRET   charge card: event retry, attribute token holds a bearer token, Bear… (31 characters)",
                        "  SECRET   plain: event exception, attribute exception.message holds a planted secret, exce…"
                                + " (20 characters)",
                        "  SECRET   charge name…: link, attribute jwt holds a JSON web token, eyJh… (60 characters)",
                        // A stack trace begins with the message.
                        "  SECRET   plain: event exception, attribute exception.stacktrace holds a planted secret, exce…"
                                + " (20 characters)",
                        "  SECRET   plain: its status holds a planted secret, stat… (20 characters)",
                        "  SECRET   charge name…: its name holds a planted secret, name… (20 characters)",
                        "  SECRET   checkout: baggage entry customer holds a planted secret, bagg… (20 characters)",
                        "  SECRET   ship order: header tracestate, entry vendor holds a planted secret, head…"
                                + " (20 characters)");
        assertThat(launched.failures()).hasSize(1);
        assertThat(launched.passed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "paid with 5555-5555-5555-4444.",
                "{\"pan\":\"378282246310005\"}",
                "6011000990139424",
                "Authorization: bearer abcdef0123456789",
                "-----BEGIN RSA PRIVATE KEY-----",
                "jdbc:postgresql://shop:hunter22@db/orders",
            })
    void holdsNoSecret_looksLikeOne_failsWithoutPrintingIt(String secret) {
        checkout.run(tx -> tx.attribute("note", secret));
        assertThatThrownBy(() -> assertThat(traces).holdsNoSecret())
                .hasMessageContaining("checkout: attribute note holds a ")
                .hasMessageNotContaining(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "1795328899532000123",
                "0af7651916cd43dd8448eb211c80319c",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "b7ad6b71-6920-3331-4111-111111111111",
                "1.4111111111111111",
                "order-4111111111111111",
                "bearer of bad news and of nothing else",
                "https://shop.example:8443/orders@home",
                "0000000000000000",
            })
    void holdsNoSecret_looksOnlyAlike_passes(String text) {
        checkout.run(tx -> tx.attribute("note", text));
        assertThat(traces).holdsNoSecret();
    }

    @Test
    void holdsNoSecret_manyIdsAndTimes_passes() {
        Random random = new Random(11);
        checkout.run(tx -> {
            for (int round = 0; round < 2_000; round++) {
                String id = TraceId.fromLongs(random.nextLong(), random.nextLong());
                String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
                long nanos = 1_795_328_899_532_000_000L + random.nextInt();
                tx.event("id", Attributes.of(AttributeKey.stringKey("ids"), id + " " + uuid + " " + nanos));
            }
        });
        assertThat(traces).holdsNoSecret();
    }

    @Test
    void hasShape_fails_doesNotPrintASecret() {
        checkout.run(tx -> tx.attribute("card", "4111111111111111"));
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout {card=none}"))
                .hasMessageContaining("card=4111…")
                .hasMessageNotContaining("4111111111111111");
    }

    @Test
    void secret_inAList_isFound() {
        traces.secret("hunter22");
        checkout.run(tx -> tx.attribute(AttributeKey.stringArrayKey("words"), List.of("a", "hunter22")));
        assertThatThrownBy(() -> assertThat(traces).holdsNoSecret())
                .hasMessageContaining("attribute words holds a planted secret, hu… (8 characters)");
    }

    @Test
    void secret_tooShort_isRefused() {
        assertThatThrownBy(() -> traces.secret("abc"))
                .hasMessage("a secret must have at least 4 characters, or it would be found everywhere, but has 3");
        assertThatThrownBy(() -> traces.allowSecrets(" ")).hasMessageContaining("needs a reason");
    }

    @Test
    void allowSecrets_letsThemPass() {
        checkout.run(tx -> tx.attribute("card", "4111111111111111"));
        traces.allowSecrets("the number of a test card");
        assertThat(traces).holdsNoSecret();
    }

    @Test
    void holdsNoSecret_headersOfAnotherKind_areTheApplicationsOwn() {
        Map<String, String> headers = new HashMap<>(Map.of("authorization", "Bearer abcdef0123456789"));
        checkout.run(tx -> tx.inject(headers, Map::put));
        assertThat(headers).containsKey("traceparent");
        assertThat(traces).holdsNoSecret();
    }
}
