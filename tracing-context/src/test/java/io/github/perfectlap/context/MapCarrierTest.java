package io.github.perfectlap.context;

import static io.github.perfectlap.TransactionAttributes.HOP;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapCarrierTest {

    private final Recording recording = new Recording();
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");
    private final BusinessTransaction ship = recording.tracing.transaction("ship order");
    private final Map<String, String> message = new HashMap<>();

    @Test
    void inject_writesTheStep_andLeavesOtherEntries() {
        message.put("order", "7");
        handOver(message);
        assertThat(message).containsOnlyKeys("order", "traceparent", "baggage");
        assertThat(message.get("traceparent"))
                .startsWith(
                        "00-%s-%s-".formatted(publish().getTraceId(), publish().getSpanId()));
    }

    @Test
    void resume_headersInAnotherCase_goesOnWithTheTransaction() {
        handOver(message);
        Map<String, String> http = new HashMap<>();
        message.forEach(
                (key, value) -> http.put(key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1), value));
        MapCarrier.resume(ship, http).run(tx -> MapCarrier.inject(tx, http));
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
        assertThat(http).containsOnlyKeys("traceparent", "baggage");
    }

    @Test
    void resume_goesOnBelowTheStepThatSent() {
        handOver(message);
        MapCarrier.resume(ship, message).kind(SpanKind.CONSUMER).run(tx -> {});
        assertThat(recording.parentOf("ship order")).isEqualTo("publish");
        assertThat(recording.span("ship order").getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
        assertThat(recording.attribute("ship order", HOP)).isEqualTo(1);
    }

    @Test
    void inject_mapOfAnEarlierSender_replacesIt() {
        handOver(message);
        String earlier = message.get("traceparent");
        MapCarrier.resume(ship, message).run(tx -> tx.run("forward", step -> MapCarrier.inject(step, message)));
        assertThat(message.get("traceparent"))
                .isNotEqualTo(earlier)
                .contains(recording.span("forward").getSpanId());
        assertThat(message.get("baggage")).contains("lap.hop=2").containsOnlyOnce("lap.name");
    }

    @Test
    void inject_traceWithoutState_takesAnEarlierOneAway() {
        message.put("tracestate", "vendor=old");
        handOver(message);
        assertThat(message).containsOnlyKeys("traceparent", "baggage");
    }

    @Test
    void inject_traceWithState_writesIt() {
        message.put("tracestate", "vendor=old");
        Map<String, String> arrived = Map.of(
                "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate", "vendor=new");
        MapCarrier.resume(ship, arrived).run(tx -> MapCarrier.inject(tx, message));
        assertThat(message).containsEntry("tracestate", "vendor=new");
    }

    @Test
    void extract_otherSpanIsCurrent_readsTheMapAlone() {
        handOver(message);
        SpanContext sender = checkout.call(tx -> extracted(message));
        SpanContext nobody = checkout.call(tx -> extracted(Map.of()));
        assertThat(sender.getSpanId()).isEqualTo(publish().getSpanId());
        assertThat(nobody.isValid()).isFalse();
    }

    @Test
    void resume_otherTransactionIsCurrent_isNotBelowIt() {
        handOver(message);
        recording.tracing.transaction("poll").run(tx -> MapCarrier.resume(ship, message)
                .run(work -> {}));
        assertThat(recording.parentOf("ship order")).isEqualTo("publish");
    }

    @Test
    void resume_nullValues_isAMessageThatBroughtNothing() {
        message.put("traceparent", null);
        message.put("baggage", null);
        MapCarrier.resume(ship, message).run(tx -> {});
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("missing");
        assertThat(recording.parentOf("ship order")).isEqualTo("none");
    }

    @Test
    void resume_mapThatRefusesToBeAsked_isHandledAllTheSame() {
        MapCarrier.resume(ship, new Refusing()).run(tx -> {});
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isNotNull();
        assertThat(recording.span("ship order").getParentSpanContext().isValid())
                .isFalse();
    }

    @Test
    void inject_mapThatCannotChange_isNotThrownAtTheSender() {
        handOver(Map.of("order", "7"));
        assertThat(recording.names()).containsExactly("publish", "checkout");
    }

    private void handOver(Map<String, String> carrier) {
        checkout.run(tx -> {
            try (Step publish = tx.handOff("publish")) {
                MapCarrier.inject(publish, carrier);
                publish.complete();
            }
        });
    }

    private SpanData publish() {
        return recording.span("publish");
    }

    private SpanContext extracted(Map<String, String> carrier) {
        return Span.fromContext(MapCarrier.extract(recording.tracing, carrier)).getSpanContext();
    }

    private static final class Refusing extends AbstractMap<String, String> {
        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            throw new IllegalStateException("not today");
        }
    }
}
