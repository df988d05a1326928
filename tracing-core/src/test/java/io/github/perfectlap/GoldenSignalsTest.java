package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be read in the process is the same whatever is sampled, and whatever it is recorded in. */
@ParameterizedClass
@MethodSource("recordings")
class GoldenSignalsTest {

    private final Recording recording;
    private final BusinessTransaction checkout;

    GoldenSignalsTest(Supplier<Recording> recording) {
        this.recording = recording.get();
        checkout = this.recording.tracing.transaction("checkout");
    }

    static Stream<Named<Supplier<Recording>>> recordings() {
        return Stream.of(
                Named.of("own", () -> new Recording(Mode.OWN)),
                Named.of("own, sampled out", Recording::sampledOut),
                Named.of("joined", () -> new Recording(Mode.JOINED)));
    }

    private void takes(long millis) {
        checkout.run(tx -> recording.pass(Duration.ofMillis(millis)));
    }

    @Test
    void latency_ofAHundred_isWithinFivePercent() {
        for (int millis = 1; millis <= 100; millis++) {
            takes(millis);
        }
        Latency latency = checkout.goldenSignals().inProcess();
        assertThat(latency.count()).isEqualTo(100);
        assertThat(latency.mean()).isEqualTo(Duration.ofNanos(50_500_000));
        assertThat((double) latency.p50().toNanos()).isCloseTo(50e6, within(2.5e6));
        assertThat((double) latency.p95().toNanos()).isCloseTo(95e6, within(5e6));
        assertThat((double) latency.p99().toNanos()).isCloseTo(99e6, within(5e6));
        assertThat((double) latency.max().toNanos()).isCloseTo(100e6, within(5e6));
        assertThat(checkout.goldenSignals().endToEnd()).isEqualTo(latency);
    }

    @Test
    void traffic_tenInTwentySeconds_isAHalfPerSecond() {
        for (int i = 0; i < 10; i++) {
            takes(2_000);
        }
        checkout.run(tx -> {
            TransactionSignals signals = checkout.goldenSignals();
            assertThat(signals.startedPerSecond()).isCloseTo(0.55, within(0.001));
            assertThat(signals.endedPerSecond()).isCloseTo(0.5, within(0.001));
            assertThat(signals.inFlight()).isEqualTo(1);
            assertThat(signals.window()).isEqualTo(Duration.ofSeconds(20));
        });
    }

    @Test
    void everything_afterTwoMinutesOfSilence_isTotalsOnly() {
        takes(5);
        recording.pass(Duration.ofMinutes(2));
        TransactionSignals signals = checkout.goldenSignals();
        assertThat(signals.started()).isEqualTo(1);
        assertThat(signals.ended()).isEqualTo(1);
        assertThat(signals.endedPerSecond()).isZero();
        assertThat(signals.inProcess().count()).isZero();
        assertThat(signals.share(Outcome.OK)).isZero();
    }

    @Test
    void errors_ofEachKind_haveTheirShare() {
        takes(1);
        assertThatThrownBy(() -> checkout.run(tx -> {
                    throw new IllegalStateException();
                }))
                .isNotNull();
        checkout.run(tx -> tx.fail("declined"));
        checkout.start().close();
        TransactionSignals signals = checkout.goldenSignals();
        assertThat(signals.errorShare()).isEqualTo(0.5);
        assertThat(signals.errors(ErrorKind.EXPLICIT)).isEqualTo(1);
        assertThat(signals.errorShare(ErrorKind.IMPLICIT)).isEqualTo(0.25);
        assertThat(signals.errorShare(ErrorKind.POLICY)).isZero();
        assertThat(signals.count(Outcome.ABANDONED)).isEqualTo(1);
        assertThat(signals.share(Outcome.DEGRADED)).isZero();
    }

    @Test
    void endToEnd_finishedElsewhere_isThereByTheNameThatArrived() {
        Headers message = new Headers();
        checkout.run(tx -> tx.inject(message, Headers.SETTER));
        recording.pass(Duration.ofSeconds(3));
        BusinessTransaction ship = recording.tracing.transaction("ship").finishes();
        ship.resume(message, message).run(tx -> recording.pass(Duration.ofSeconds(1)));
        GoldenSignals signals = recording.tracing.goldenSignals();
        assertThat(signals.all()).extracting(TransactionSignals::name).containsExactly("checkout", "ship");
        assertThat(signals.of("checkout").endToEnd().mean()).isEqualTo(Duration.ofSeconds(4));
        assertThat(signals.of("checkout").inProcess().mean()).isZero();
        assertThat(signals.of("ship").inProcess().mean()).isEqualTo(Duration.ofSeconds(1));
        assertThat(signals.of("ship").endToEnd().count()).isZero();
    }

    @Test
    void saturation_ofACapacity_isWhatIsInFlight() {
        checkout.capacity(4);
        TransactionSignals inside = checkout.call(tx -> checkout.goldenSignals());
        assertThat(inside.saturation()).hasValue(0.25);
        assertThat(recording.gauge("saturation", "checkout")).isZero();
    }

    @Test
    void throughputLimit_oneAfterTheOther_isTheCapacityOverTheTimeOfEach() {
        checkout.capacity(4);
        for (int i = 0; i < 20; i++) {
            takes(100);
        }
        assertThat(checkout.goldenSignals().throughputLimit().orElseThrow()).isCloseTo(40, within(0.01));
        assertThat(checkout.goldenSignals().utilisation().orElseThrow()).isCloseTo(0.25, within(0.001));
        assertThat(recording.gauge("throughput_limit", "checkout")).isCloseTo(40, within(0.01));
    }

    @Test
    void of_unknownName_isNothing() {
        TransactionSignals nothing = recording.tracing.goldenSignals().of("never defined");
        assertThat(nothing.started()).isZero();
        assertThat(nothing.inProcess().count()).isZero();
        assertThat(nothing.saturation()).isEmpty();
    }

    @Test
    void text_hasTheSignalsOfEach() {
        checkout.capacity(2)
                .measuresSteps("pay")
                .run(tx -> tx.run("pay", step -> recording.pass(Duration.ofMillis(19))));
        assertThat(recording.tracing.goldenSignals().toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("checkout: ")
                .contains("0 in flight; in process p50 19 ms", "failed 0.0 % (explicit 0.0 %", "saturation 0.00");
    }
}
