package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.CLOCK_SKEW;
import static io.github.perfectlap.TransactionAttributes.CLOCK_SKEW_SUSPECTED;
import static io.github.perfectlap.TransactionAttributes.END_TO_END;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static io.github.perfectlap.TransactionAttributes.QUEUE_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Mode.class)
class ClockSkewTest {

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final BusinessTransaction ship;

    ClockSkewTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
        ship = recording.tracing.transaction("ship").finishes();
    }

    @Test
    void senderAhead_isStatedAndNoTimeIsNegative() {
        Headers message = handedOver();
        recording.pass(Duration.ofSeconds(-30));
        ship(message);
        assertThat(recording.attribute("ship", CLOCK_SKEW)).isEqualTo(30.0);
        assertThat(recording.attribute("ship", CLOCK_SKEW_SUSPECTED)).isNull();
        assertThat(recording.attribute("ship", QUEUE_WAIT)).isEqualTo(0.0);
        assertThat(recording.attribute("ship", END_TO_END)).isEqualTo(2.0);
        assertThat(recording.sum("perfectlap.clock_skew.messages")).isEqualTo(1);
        assertThat(recording
                        .metric("perfectlap.clock_skew")
                        .getDoubleGaugeData()
                        .getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getValue()).isEqualTo(30.0));
    }

    @Test
    void senderAhead_isSaidOnceForEachName() {
        try (LogLines log = new LogLines()) {
            Headers message = handedOver();
            recording.pass(Duration.ofSeconds(-30));
            ship(message);
            ship(message);
            recording.tracing.transaction("bill").resume(message, message).run(tx -> {});
            assertThat(log.warnings())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("A message for 'ship' was sent 30.000 s later than now");
        }
    }

    @Test
    void senderBehindTheFirstProcess_isStated() {
        Headers second = new Headers();
        Headers first = handedOver();
        recording.pass(Duration.ofSeconds(-30));
        recording.tracing.transaction("pack").resume(first, first).run(tx -> tx.inject(second, Headers.SETTER));
        recording.pass(Duration.ofSeconds(31));
        ship(second);
        assertThat(recording.attribute("ship", CLOCK_SKEW)).isEqualTo(-28.0);
        assertThat(recording.attribute("ship", END_TO_END)).isEqualTo(3.0);
    }

    @Test
    void clocksInStep_stateNothing() {
        ship(handedOver());
        assertThat(recording.attribute("ship", CLOCK_SKEW)).isNull();
        assertThat(recording.sum("perfectlap.clock_skew.messages")).isZero();
    }

    @Test
    void receiverAhead_isSuspectedOnceAllMessagesSeemToWait() {
        for (int i = 0; i < WaitPattern.ARRIVALS; i++) {
            Headers message = handedOver();
            recording.pass(Duration.ofSeconds(30));
            ship(message);
        }
        assertThat(recording.attribute("ship", CLOCK_SKEW)).isNull();
        var last = recording.spans().get(recording.spans().size() - 1).getAttributes();
        assertThat(last.get(CLOCK_SKEW)).isEqualTo(-30.0);
        assertThat(last.get(CLOCK_SKEW_SUSPECTED)).isTrue();
        assertThat(recording.sum("perfectlap.clock_skew.messages")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "4102444800000000", "999999999999999999"})
    void impossibleTimes_goOnWithoutAbsurdDurations(String micros) {
        Headers message = handedOver();
        message.set("baggage", "lap.name=checkout,lap.start=" + micros + ",lap.hop=1,lap.sent=" + micros);
        ship.resume(message, message).run(tx -> recording.pass(Duration.ofSeconds(3)));
        assertThat(recording.attribute("ship", PASSPORT_PROBLEM)).isNull();
        assertThat(recording.attribute("ship", QUEUE_WAIT)).isEqualTo(0.0);
        assertThat(recording.attribute("ship", END_TO_END)).isEqualTo(3.0);
        assertThat(recording.attribute("ship", CLOCK_SKEW)).isNotNull();
    }

    private Headers handedOver() {
        Headers message = new Headers();
        checkout.run(tx -> {
            recording.pass(Duration.ofSeconds(2));
            tx.inject(message, Headers.SETTER);
        });
        return message;
    }

    private void ship(Headers message) {
        ship.resume(message, message).run(tx -> {});
    }
}
