package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a transaction of four spans reads the clock and draws a number, which no load of the machine changes. */
class CountedCostTest {

    private static final int SPANS = 4;

    private final SteppedClock clock = new SteppedClock();
    private final AtomicLong draws = new AtomicLong();
    private final SplittableRandom random = new SplittableRandom(1);
    private long readingsBefore;

    private CostOrders orders(TracingBuilder builder) {
        Tracing tracing = builder.clock(clock).ids(this::draw).build();
        CostOrders orders = new CostOrders(tracing.transaction("checkout"));
        readingsBefore = clock.readings();
        draws.set(0);
        return orders;
    }

    private long draw() {
        draws.incrementAndGet();
        return random.nextLong();
    }

    @BeforeEach
    void time_hasPassedSinceTheStart() {
        clock.pass(17);
    }

    private long readings() {
        return clock.readings() - readingsBefore;
    }

    @Test
    void nested_readsTheClockTwiceASpan() {
        orders(CostOrders.tracing("1")).nested();
        assertThat(readings()).isEqualTo(2 * SPANS);
    }

    @Test
    void sequence_readsTheClockOnceASpan() {
        orders(CostOrders.tracing("1")).sequence();
        assertThat(readings()).isEqualTo(SPANS);
    }

    @Test
    void sampledOut_readsTheClockForGoldenSignalsOnly() {
        orders(CostOrders.tracing("0").withoutGoldenSignals()).nested();
        assertThat(readings()).isZero();
        orders(CostOrders.tracing("0")).nested();
        assertThat(readings()).isEqualTo(2);
    }

    @Test
    void sampled_drawsThreeNumbersATransactionAndOneAStep() {
        orders(CostOrders.tracing("1")).nested();
        assertThat(draws).hasValue(3 + (SPANS - 1));
    }

    @Test
    void sampledOut_drawsOneNumber() {
        orders(CostOrders.tracing("0")).nested();
        assertThat(draws).hasValue(1);
    }

    @Test
    void switchedOff_readsAndDrawsNothing() {
        CostOrders orders = orders(CostOrders.tracing("1").switchedOff());
        orders.nested();
        orders.sequence();
        assertThat(readings()).isZero();
        assertThat(draws).hasValue(0);
    }
}
