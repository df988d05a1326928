package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which Tracing annotated methods use, and what is said where there is none. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // methods of which only what stands at them is read
class ServingTest {

    private final Recording recording = new Recording();
    private final WovenByHand anywhere = new WovenByHand(MethodHandles.lookup(), null);

    // What other tests have switched off and left behind is no reason to be silent here.
    private final int leftOff = Live.offByName();

    @BeforeEach
    void nothingIsOff() {
        Live.offByName(-leftOff);
    }

    @AfterEach
    void putBack() {
        Live.offByName(leftOff);
    }

    @Test
    void applications_servesUntilItIsClosed_andThereIsOne() throws Exception {
        Recording other = new Recording();
        assertThat(recording.tracing.forAnnotations()).isSameAs(recording.tracing);
        assertThatThrownBy(other.tracing::forAnnotations)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("close it first");
        anywhere.call("place", () -> "");
        recording.tracing.close();
        other.tracing.forAnnotations();
        anywhere.call("place", () -> "");
        other.tracing.close();
        assertThat(recording.names()).containsExactly("place");
        assertThat(other.names()).containsExactly("place");
    }

    @Test
    void step_outsideOfATransaction_runsAndIsSaidOnce() throws Exception {
        try (LogLines log = new LogLines()) {
            WovenMethod charge = anywhere.method("charge");
            assertThat(anywhere.<String>call(charge, () -> "paid")).isEqualTo("paid");
            anywhere.call(charge, () -> "paid");
            assertThat(log.warnings())
                    .filteredOn(line -> line.contains("ServingTest.charge ran outside of a business transaction"))
                    .hasSize(1);
        }
    }

    @Test
    void transaction_withoutATracing_runsAndIsSaidOnce() throws Exception {
        try (LogLines log = new LogLines()) {
            WovenMethod place = anywhere.method("place");
            assertThat(anywhere.<String>call(place, () -> "placed")).isEqualTo("placed");
            anywhere.call(place, () -> "placed");
            assertThat(log.warnings())
                    .filteredOn(line -> line.contains("ServingTest.place is annotated and knows no Tracing"))
                    .hasSize(1);
        }
    }

    @Test
    void nestedTransaction_withoutAField_usesTheRunningOne() throws Exception {
        recording.tracing.transaction("checkout").run(tx -> anywhere.call("place", () -> ""));
        assertThat(recording.parentOf("place")).isEqualTo("checkout");
    }

    @WithTransaction
    private static String place() {
        return "";
    }

    @WithStep
    private static String charge() {
        return "";
    }
}
