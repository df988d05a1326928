package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How often a transaction of four spans reads the clock where rules for its outcome are declared. */
class OutcomeCostTest {

    private static final int SPANS = 4;

    private final SteppedClock clock = new SteppedClock();

    private long readings(String ratio, UnaryOperator<BusinessTransaction> declared) {
        Tracing tracing = CostOrders.tracing(ratio).clock(clock).build();
        CostOrders orders = new CostOrders(declared.apply(tracing.transaction("checkout")));
        long before = clock.readings();
        orders.nested();
        return clock.readings() - before;
    }

    @Test
    void limits_areJudgedByReadingsThatAreThere() {
        assertThat(readings("1", checkout -> checkout.atMost(Duration.ofSeconds(1))))
                .isEqualTo(2 * SPANS);
        assertThat(readings("1", checkout -> checkout.atMost("charge card", Duration.ofSeconds(1))))
                .isEqualTo(2 * SPANS);
    }

    @Test
    void rulesOfTheWhole_sampledOut_addNoReading() {
        assertThat(readings("0", checkout -> checkout.atMost(Duration.ofSeconds(1))
                        .answers(IllegalStateException.class)
                        .failsWhen(String.class, String::isEmpty, "empty")))
                .isEqualTo(2);
    }

    @Test
    void rulesOfSteps_sampledOut_readAsIfItWereKept() {
        assertThat(readings("0", checkout -> checkout.atMostSteps("query", 5))).isEqualTo(2 * SPANS);
    }
}
