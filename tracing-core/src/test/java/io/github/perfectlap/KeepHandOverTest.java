package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.KEEP_REASON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one process tells the next of what is kept. */
class KeepHandOverTest {

    private final Headers message = new Headers();
    private final KeepRecording first = new KeepRecording(Keep.interesting(0).failed());
    private final KeepRecording second = new KeepRecording(Keep.share(0).failed());

    private void resume() {
        second.tracing.transaction("ship").resume(message, message).run(tx -> tx.step("pack", () -> {}));
    }

    @Test
    void handOver_nothingKnownYet_saysNothing() {
        KeepRecording recording = new KeepRecording(Keep.share(0).failed());
        recording.tracing.transaction("checkout").run(tx -> {
            tx.inject(message, Headers.SETTER);
            tx.fail("too late to tell");
        });
        assertThat(message.get("traceparent")).endsWith("-00");
        assertThat(message.get("baggage")).doesNotContain("lap.keep");
        resume();
        assertThat(second.spans()).isEmpty();
    }

    @Test
    void handOver_stepFailedBefore_isKeptInBoth() {
        first.tracing.transaction("checkout").run(tx -> {
            tx.step("reserve stock", () -> {});
            try (Step step = tx.step("charge card")) {
                step.fail(new IllegalStateException());
            }
            tx.inject(message, Headers.SETTER);
            assertThat(first.names()).as("what waited").containsExactly("reserve stock", "charge card");
        });
        assertThat(message.get("traceparent")).endsWith("-01");
        assertThat(message.get("baggage")).endsWith(",lap.keep=1");
        resume();
        assertThat(first.names()).containsExactly("reserve stock", "charge card", "checkout");
        assertThat(second.names()).containsExactly("pack", "ship");
    }

    @Test
    void nested_startsWhenItIsKnown_isKeptForTheSameReason() {
        first.tracing.transaction("checkout").run(tx -> {
            try (Step step = tx.step("charge card")) {
                step.fail(new IllegalStateException());
            }
            tx.inject(message, Headers.SETTER);
            first.tracing.transaction("audit").run(audit -> audit.step("write", () -> {}));
        });
        assertThat(first.names()).containsExactly("charge card", "write", "audit", "checkout");
        assertThat(first.attribute("audit", KEEP_REASON)).isEqualTo("degraded");
        assertThat(first.count("degraded")).isEqualTo(4);
    }

    @Test
    void handOver_inTheShare_isKeptInBoth() {
        KeepRecording all = new KeepRecording(Keep.share(1));
        all.tracing.transaction("checkout").run(tx -> tx.inject(message, Headers.SETTER));
        assertThat(message.get("traceparent")).endsWith("-01");
        assertThat(message.get("baggage")).endsWith(",lap.keep=1");
        resume();
        assertThat(second.count("sampled")).isEqualTo(2);
    }

    @Test
    void passportAlone_isEnough() {
        handOver_stepFailedBefore_isKeptInBoth();
        KeepRecording third = new KeepRecording(Keep.share(0));
        message.set("traceparent", message.get("traceparent").replaceFirst("-01$", "-00"));
        Headers onward = new Headers();
        third.tracing.transaction("ship").resume(message, message).run(tx -> tx.inject(onward, Headers.SETTER));
        assertThat(third.attribute("ship", KEEP_REASON)).isEqualTo("passport");
        assertThat(onward.get("traceparent")).endsWith("-01");
        assertThat(onward.get("baggage")).contains(",lap.hop=2,").endsWith(",lap.keep=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "", "true", "1;x"})
    void passport_saysSomethingElse_saysNothing(String value) {
        first.tracing.transaction("checkout").run(tx -> tx.inject(message, Headers.SETTER));
        message.set("traceparent", message.get("traceparent").replaceFirst("-0.$", "-00"));
        message.set("baggage", message.get("baggage") + ",lap.keep=" + value);
        resume();
        boolean isKept = value.startsWith("1");
        assertThat(second.count(isKept ? "passport" : "ordinary")).isEqualTo(2);
    }

    @Test
    void processThatDecidesNothing_passesOnWhatItGot() {
        handOver_stepFailedBefore_isKeptInBoth();
        Headers onward = new Headers();
        new Recording()
                .tracing
                .transaction("pack")
                .resume(message, message)
                .run(tx -> tx.inject(onward, Headers.SETTER));
        assertThat(onward.get("baggage")).endsWith(",lap.keep=1");
    }

    @Test
    void resumedInTheSameProcess_keepsWithTheOneThatRuns() {
        KeepRecording one = new KeepRecording(Keep.share(0).failed());
        one.tracing.transaction("checkout").run(tx -> {
            tx.inject(message, Headers.SETTER);
            one.tracing.transaction("ship").resume(message, message).run(ship -> ship.fail("no parcel"));
        });
        assertThat(one.names()).containsExactly("ship", "checkout");
    }
}
