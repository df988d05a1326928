package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Mode.class)
class SwitchTest {

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final BusinessTransaction refund;

    SwitchTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
        refund = recording.tracing.transaction("refund");
    }

    @Test
    void switchOff_all_bodiesRunAndNothingIsRecorded() {
        recording.tracing.switchOff();
        int paid = checkout.call(tx -> tx.step("pay", () -> tx.attribute("a", 1).call("inner", step -> 42)));
        try (Transaction tx = refund.start();
                Step step = tx.next("first")) {
            step.complete();
        }
        assertThat(paid).isEqualTo(42);
        assertThat(recording.spans()).isEmpty();
        assertThat(recording.tracing.isOn()).isFalse();
    }

    @Test
    void switchOff_one_othersAreRecorded() {
        checkout.switchOff();
        checkout.run(tx -> {});
        refund.run(tx -> {});
        assertThat(recording.names()).containsExactly("refund");
        assertThat(checkout.isOn()).isFalse();
    }

    @Test
    void switchOn_all_leavesOffWhatIsOffByItself() {
        checkout.switchOff();
        recording.tracing.switchOff();
        recording.tracing.switchOn();
        checkout.run(tx -> {});
        refund.run(tx -> {});
        assertThat(recording.names()).containsExactly("refund");
    }

    @Test
    void switch_isOfTheName_notOfTheObject() {
        recording.tracing.transaction("checkout").switchOff();
        checkout.finishes().run(tx -> {});
        assertThat(recording.spans()).isEmpty();
        checkout.switchOn();
        checkout.finishes().run(tx -> {});
        assertThat(recording.names()).containsExactly("checkout");
    }

    @Test
    void switchOff_whileOneRuns_thatGoesOnToItsEnd() {
        checkout.run(tx -> {
            recording.tracing.switchOff();
            tx.step("pay", () -> {});
        });
        assertThat(recording.names()).containsExactly("pay", "checkout");
    }

    @Test
    void off_whatArrived_isHandedOnAsItCame() {
        Headers message = new Headers();
        Headers next = new Headers();
        checkout.run(tx -> tx.inject(message, Headers.SETTER));
        refund.switchOff();
        refund.resume(message, message).run(tx -> tx.inject(next, Headers.SETTER));
        assertThat(next.get("traceparent")).isEqualTo(message.get("traceparent"));
        assertThat(next.get("baggage")).isEqualTo(message.get("baggage"));
    }

    @Test
    void off_insideOneThatIsOn_leavesItsContextAlone() {
        refund.switchOff();
        checkout.run(tx -> refund.run(off -> {
            assertThat(Context.current()).isSameAs(tx.context());
            assertThat(off.context()).isSameAs(tx.context());
        }));
    }

    @Test
    void toggledUnderLoad_nothingIsHalfOpen() {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> toggling = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                recording.tracing.switchOff();
                recording.tracing.switchOn();
            }
        });
        for (int round = 0; round < 20_000; round++) {
            checkout.run(tx -> tx.step("pay", () -> {}));
            assertThat(Context.current()).isSameAs(Context.root());
        }
        stop.set(true);
        toggling.join();
        long transactions =
                recording.names().stream().filter("checkout"::equals).count();
        assertThat(recording.names()).hasSize((int) transactions * 2);
        assertThat(recording.inFlight("checkout")).isZero();
    }
}
