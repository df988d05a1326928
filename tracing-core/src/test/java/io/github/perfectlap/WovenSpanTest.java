package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.instrumentation.annotations.AddingSpanAttributes;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenTelemetry's own annotations, without its agent. */
@ParameterizedClass
@EnumSource(Mode.class)
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // methods of which only what stands at them is read
class WovenSpanTest {

    private final Recording recording;
    private final WovenByHand bank;

    WovenSpanTest(Mode mode) {
        recording = new Recording(mode);
        bank = new WovenByHand(MethodHandles.lookup(), recording.tracing);
    }

    @Test
    void span_insideATransaction_isAStepOfIt() throws Exception {
        recording.tracing.transaction("checkout").run(tx -> bank.call("post", () -> "", "iban"));
        assertThat(recording.parentOf("WovenSpanTest.post")).isEqualTo("checkout");
        assertThat(recording.attribute("WovenSpanTest.post", TransactionAttributes.NAME))
                .isEqualTo("checkout");
        assertThat(recording.attribute("WovenSpanTest.post", AttributeKey.stringKey("account")))
                .isEqualTo("iban");
    }

    @Test
    void span_outsideOfATransaction_isAPlainOne() throws Exception {
        bank.call("book", () -> bank.call("post", () -> "", "iban"));
        assertThat(recording.parentOf("WovenSpanTest.post")).isEqualTo("booking");
        assertThat(recording.span("booking").getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(recording.attribute("WovenSpanTest.post", AttributeKey.stringKey("account")))
                .isEqualTo("iban");
    }

    @Test
    void span_notInheriting_hasATraceOfItsOwn() throws Exception {
        recording.tracing.transaction("checkout").run(tx -> bank.call("alone", () -> ""));
        assertThat(recording.parentOf("alone")).isEqualTo("none");
        assertThat(recording.span("alone").getTraceId())
                .isNotEqualTo(recording.span("checkout").getTraceId());
    }

    @Test
    void plainSpan_throws_failsWithoutTheMessage() {
        assertThatThrownBy(() -> bank.call("book", () -> {
                    throw new IOException("secret");
                }))
                .isInstanceOf(IOException.class);
        assertThat(recording.span("booking").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(recording.attribute("booking", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(IOException.class.getName());
        assertThat(recording.span("booking").getEvents().toString()).doesNotContain("secret");
    }

    @Test
    void plainSpan_ofAStage_endsWithIt() throws Exception {
        CompletableFuture<String> later = new CompletableFuture<>();
        assertThat(bank.<Object>call("later", () -> later)).isSameAs(later);
        assertThat(recording.names()).isEmpty();
        later.completeExceptionally(new IOException());
        assertThat(recording.attribute("later", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(IOException.class.getName());
    }

    @Test
    void addedAttributes_areThoseOfTheCurrentSpan() throws Exception {
        recording.tracing.transaction("checkout").run(tx -> bank.call("describe", () -> "", "iban"));
        assertThat(recording.names()).containsExactly("checkout");
        assertThat(recording.attribute("checkout", AttributeKey.stringKey("account")))
                .isEqualTo("iban");
    }

    @Test
    void off_recordsNothing() throws Exception {
        recording.tracing.switchOff();
        assertThat(bank.<String>call("book", () -> "booked")).isEqualTo("booked");
        assertThat(recording.names()).isEmpty();
    }

    @WithSpan
    private static String post(@SpanAttribute("account") String account) {
        return account;
    }

    @WithSpan(value = "booking", kind = SpanKind.SERVER)
    private static String book() {
        return "";
    }

    @WithSpan(value = "alone", inheritContext = false)
    private static String alone() {
        return "";
    }

    @WithSpan("later")
    private static CompletableFuture<String> later() {
        return new CompletableFuture<>();
    }

    @AddingSpanAttributes
    private static void describe(@SpanAttribute("account") String account) {}
}
