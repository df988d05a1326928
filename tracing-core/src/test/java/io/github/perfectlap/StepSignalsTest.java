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

/** Steps that are measured where asked, whatever is sampled, and whatever it is recorded in. */
@ParameterizedClass
@MethodSource("recordings")
class StepSignalsTest {

    private final Recording recording;
    private final BusinessTransaction checkout;

    StepSignalsTest(Supplier<Recording> recording) {
        this.recording = recording.get();
        checkout = this.recording.tracing.transaction("checkout").measuresSteps("pay", "ask bank");
    }

    static Stream<Named<Supplier<Recording>>> recordings() {
        return Stream.of(
                Named.of("own", () -> new Recording(Mode.OWN)),
                Named.of("own, sampled out", Recording::sampledOut),
                Named.of("joined", () -> new Recording(Mode.JOINED)));
    }

    private void work(long millis) {
        recording.pass(Duration.ofMillis(millis));
    }

    private StepSignals pay() {
        return checkout.goldenSignals().step("pay");
    }

    @Test
    void selfTime_stepsInside_isTheRest() {
        checkout.run(tx -> tx.run("pay", pay -> {
            work(10);
            pay.run("log", step -> {
                work(20);
                step.run("ask bank", bank -> work(100));
            });
            pay.run("ask bank", bank -> work(100));
            work(5);
        }));
        assertThat(pay().duration().mean()).isEqualTo(Duration.ofMillis(235));
        assertThat(pay().selfTime().mean()).isEqualTo(Duration.ofMillis(15));
        StepSignals bank = checkout.goldenSignals().step("ask bank");
        assertThat(bank.duration().count()).isEqualTo(2);
        assertThat(bank.selfTime()).isEqualTo(bank.duration());
    }

    @Test
    void selfTime_sequenceInside_isTheRest() {
        checkout.run(tx -> tx.run("pay", pay -> {
            pay.run("look up", step -> work(1));
            work(3);
            pay.next("check");
            work(10);
            pay.next("book");
            work(20);
        }));
        assertThat(pay().duration().mean()).isEqualTo(Duration.ofMillis(34));
        assertThat(pay().selfTime().mean()).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void selfTime_stepOfAnotherThread_isNotTakenOff() {
        checkout.run(tx -> tx.run("pay", pay -> {
            Threads.run(1, () -> pay.run("print receipt", step -> work(50)));
            work(5);
        }));
        assertThat(pay().selfTime().mean()).isEqualTo(Duration.ofMillis(55));
    }

    @Test
    void measured_inASequence_isCounted() {
        checkout.run(tx -> {
            tx.next("pay");
            work(7);
            tx.next("ask bank");
            work(8);
        });
        assertThat(pay().duration().mean()).isEqualTo(Duration.ofMillis(7));
        assertThat(checkout.goldenSignals().step("ask bank").duration().mean()).isEqualTo(Duration.ofMillis(8));
    }

    @Test
    void failed_isToldFromSucceeded() {
        checkout.run(tx -> {
            tx.run("pay", pay -> work(1));
            tx.run("pay", pay -> pay.fail("declined"));
            tx.step("pay").close();
            tx.step("pay", () -> "yes");
        });
        assertThat(pay().failedShare()).isEqualTo(0.5);
        assertThat(recording.stepCount("duration", "pay", true)).isEqualTo(2);
        assertThat(recording.stepCount("self_time", "pay", false)).isEqualTo(2);
    }

    @Test
    void notDeclared_isNotCounted() {
        checkout.run(tx -> tx.run("pay 4711", step -> work(1)));
        assertThat(checkout.goldenSignals().steps())
                .extracting(StepSignals::name)
                .containsExactly("ask bank", "pay");
        assertThat(recording.stepCount("duration", "pay 4711", false)).isZero();
        assertThatThrownBy(() -> checkout.goldenSignals().step("pay 4711"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ask bank, pay]")
                .hasMessageContaining("measuresSteps");
    }

    @Test
    void measuresSteps_again_addsToThem() {
        BusinessTransaction more = checkout.measuresSteps("send");
        more.run(tx -> tx.run("send", step -> tx.run("pay", pay -> work(2))));
        checkout.run(tx -> tx.run("send", step -> work(9)));
        assertThat(checkout.goldenSignals().step("send").duration().count()).isEqualTo(1);
        assertThat(pay().duration().count()).isEqualTo(1);
    }

    @Test
    void sampledOut_isCountedAndStaysSampledOut() {
        Recording out = Recording.sampledOut();
        Headers message = new Headers();
        out.tracing
                .transaction("checkout")
                .measuresSteps("pay")
                .run(tx -> tx.run("pay", pay -> {
                    pay.inject(message, Headers.SETTER);
                }));
        assertThat(out.stepCount("duration", "pay", false)).isEqualTo(1);
        assertThat(out.spans()).isEmpty();
        assertThat(message.get("traceparent")).endsWith("-00");
    }

    @Test
    void exceptionOfAStep_arrivesUnchanged() {
        IllegalStateException refused = new IllegalStateException();
        assertThatThrownBy(() -> checkout.run(tx -> tx.run("pay", pay -> {
                    throw refused;
                })))
                .isSameAs(refused);
        assertThat(pay().failedShare()).isEqualTo(1);
    }
}
