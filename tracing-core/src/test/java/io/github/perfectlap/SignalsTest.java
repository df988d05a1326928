package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted is the same whatever is sampled, and whatever it is recorded in. */
@ParameterizedClass
@MethodSource("recordings")
class SignalsTest {

    private final Recording recording;
    private final BusinessTransaction checkout;

    SignalsTest(Supplier<Recording> recording) {
        this.recording = recording.get();
        checkout = this.recording.tracing.transaction("checkout");
    }

    static Stream<Named<Supplier<Recording>>> recordings() {
        return Stream.of(
                Named.of("own", () -> new Recording(Mode.OWN)),
                Named.of("own, sampled out", Recording::sampledOut),
                Named.of("joined", () -> new Recording(Mode.JOINED)));
    }

    @Test
    void ok_isCountedWithItsDuration() {
        checkout.run(tx -> recording.pass(Duration.ofMillis(30)));
        assertThat(recording.count("duration", "checkout", "ok")).isEqualTo(1);
        assertThat(recording.seconds("duration", "checkout", "ok")).isEqualTo(0.03);
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(1);
        assertThat(recording.inFlight("checkout")).isZero();
    }

    @Test
    void running_isInFlight() {
        checkout.run(tx -> assertThat(recording.inFlight("checkout")).isEqualTo(1));
    }

    @Test
    void failedBySteps_outcomeIsCounted() {
        boolean unused = checkout.call(tx -> tx.step("pay", () -> false, ResultRule.failsWhen(ok -> !ok, "declined")));
        checkout.run(tx -> tx.run("pay", step -> step.fail("declined")));
        checkout.run(tx -> assertThatThrownBy(() -> tx.step("pay", () -> {
                    throw new IllegalStateException();
                }))
                .isNotNull());
        checkout.run(tx -> tx.step("left without complete").close());
        assertThat(recording.count("duration", "checkout", "failed")).isEqualTo(2);
        assertThat(recording.count("duration", "checkout", "degraded")).isEqualTo(2);
    }

    @Test
    void notCompleted_isAbandoned() {
        checkout.start().close();
        assertThat(recording.count("duration", "checkout", "abandoned")).isEqualTo(1);
    }

    @Test
    void handedOver_endToEndIsCountedWhereItFinishes() {
        Headers message = new Headers();
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(message, Headers.SETTER);
            publish.complete();
            publish.close();
        });
        assertThat(recording.count("end_to_end", "checkout", "ok")).isZero();
        recording.pass(Duration.ofMillis(50));
        recording
                .tracing
                .transaction("ship")
                .finishes()
                .resume(message, message)
                .run(tx -> {});
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(1);
        assertThat(recording.seconds("end_to_end", "checkout", "ok")).isEqualTo(0.05);
        assertThat(recording.count("duration", "ship", "ok")).isEqualTo(1);
    }

    @Test
    void handOffThatFailed_endsWhereItStarted() {
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(new Headers(), Headers.SETTER);
            publish.fail("broker_away");
            publish.close();
        });
        assertThat(recording.count("end_to_end", "checkout", "failed")).isEqualTo(1);
    }
}
