package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Mode.class)
class CapacityTest {

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final LogLines log = new LogLines();

    CapacityTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void runTwenty() {
        for (int i = 0; i < 20; i++) {
            checkout.run(tx -> recording.pass(Duration.ofMillis(500)));
        }
    }

    static Stream<DoubleSupplier> senseless() {
        return Stream.of(() -> Double.NaN, () -> -0.1, () -> Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void capacity_notPositive_isRefused(int capacity) {
        assertThatThrownBy(() -> checkout.capacity(capacity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capacity of 'checkout' must be at least 1, but was " + capacity);
    }

    @Test
    void capacity_ofTwoSizes_isRefusedWithBoth() {
        checkout.capacity(8);
        assertThatThrownBy(() -> recording.tracing.transaction("checkout").capacity(16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a capacity of 8 already")
                .hasMessageContaining("a capacity of 16 as well");
        assertThatThrownBy(() -> checkout.capacity(() -> 0.5)).hasMessageContaining("a supplied saturation as well");
        assertThatCode(() -> checkout.capacity(8)).doesNotThrowAnyException();
    }

    @Test
    void supplied_use_isTheSaturationAndGivesTheForecast() {
        checkout.capacity(() -> 0.25);
        runTwenty();
        TransactionSignals signals = checkout.goldenSignals();
        assertThat(signals.saturation()).hasValue(0.25);
        assertThat(signals.utilisation()).hasValue(0.25);
        assertThat(signals.throughputLimit()).hasValue(8);
        assertThat(recording.gauge("saturation", "checkout")).isEqualTo(0.25);
        assertThat(recording.gauge("throughput_limit", "checkout")).isEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void supplied_senseless_isLeftOutAndSaidOnce(DoubleSupplier supplier) {
        checkout.capacity(supplier);
        runTwenty();
        assertThat(checkout.goldenSignals().saturation()).isEmpty();
        assertThat(checkout.goldenSignals().throughputLimit()).isEmpty();
        assertThat(recording.gauge("saturation", "checkout")).isNaN();
        assertThat(log.warnings()).singleElement().asString().contains("'checkout'", "it is left out");
        assertThat(recording.tracing.problems().count(SuppliedSaturation.SENSELESS))
                .isGreaterThan(1);
    }

    @Test
    void supplied_throwing_isLeftOutAndSaidOnce() {
        checkout.capacity(() -> {
            throw new IllegalStateException("pool is closed");
        });
        runTwenty();
        assertThat(checkout.goldenSignals().ended()).isEqualTo(20);
        assertThat(recording.gauge("saturation", "checkout")).isNaN();
        assertThat(log.failedKinds()).containsExactly(SuppliedSaturation.PART);
    }

    @Test
    void supplied_isAskedFourTimesASecondAtMost() {
        AtomicLong asked = new AtomicLong();
        checkout.capacity(() -> asked.incrementAndGet() > 0 ? 0.5 : 0);
        for (int i = 0; i < 1_000; i++) {
            checkout.run(tx -> recording.pass(Duration.ofMillis(1)));
        }
        assertThat(asked).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void measuresSteps_blank_isRefused(String name) {
        assertThatThrownBy(() -> checkout.measuresSteps("pay", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a step of 'checkout'");
    }

    @Test
    void measuresSteps_none_isRefused() {
        assertThatThrownBy(checkout::measuresSteps).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutGoldenSignals_declarationsAreTakenAndNothingIsCounted() {
        try (Tracing tracing = Tracing.builder()
                .withoutShutdownHook()
                .withoutGoldenSignals()
                .property("otel.metrics.exporter", "none")
                .build()) {
            BusinessTransaction refund =
                    tracing.transaction("refund").capacity(2).measuresSteps("pay");
            refund.run(tx -> tx.run("pay", pay -> {}));
            assertThat(refund.goldenSignals().ended()).isZero();
            assertThat(refund.goldenSignals().steps()).isEmpty();
            assertThat(tracing.goldenSignals().all()).isEmpty();
        }
    }
}
