package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a measure says of the throughput at which it stops, of orders in a pool whose true limit is known. */
class ForecastTest {

    private static final int CAPACITY = 8;
    private static final double SERVICE_SECONDS = 0.02;
    private static final double LIMIT = CAPACITY / SERVICE_SECONDS;

    private final SteppedClock clock = new SteppedClock();
    private final Problems problems = new Problems();
    private final CountedMeasure measure = new CountedMeasure("checkout", clock);
    private final Random random = new Random(42);

    private PoolSimulation pool(double load, DoubleSupplier serviceSeconds) {
        return new PoolSimulation(measure, clock, CAPACITY, random, load * LIMIT, serviceSeconds);
    }

    private double exponentialTime() {
        return -SERVICE_SECONDS * Math.log(1 - random.nextDouble());
    }

    private void assertForecast() {
        assertThat(measure.signals().throughputLimit().orElseThrow()).isCloseTo(LIMIT, Percentage.withPercentage(15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8, 0.95, 1.05})
    void throughputLimit_evenServiceTimes_isWithinFifteenPercent(double load) {
        measure.serve(new DeclaredCapacity(CAPACITY, clock.nanoTime()));
        pool(load, () -> SERVICE_SECONDS).run(90);
        assertForecast();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8, 0.95, 1.05})
    void throughputLimit_serviceTimesThatVaryMuch_isWithinFifteenPercent(double load) {
        measure.serve(new DeclaredCapacity(CAPACITY, clock.nanoTime()));
        pool(load, this::exponentialTime).run(90);
        assertForecast();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.95})
    void throughputLimit_suppliedUseOfThePool_isWithinFifteenPercent(double load) {
        PoolSimulation pool = pool(load, this::exponentialTime);
        measure.serve(new SuppliedSaturation("checkout", pool::use, problems, clock.nanoTime()));
        pool.run(90);
        assertForecast();
    }

    @Test
    void utilisation_halfLoad_isAHalf() {
        measure.serve(new DeclaredCapacity(CAPACITY, clock.nanoTime()));
        pool(0.5, this::exponentialTime).run(90);
        assertThat(measure.signals().utilisation().orElseThrow()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void throughputLimit_fewerThanTenEnded_isNotKnown() {
        measure.serve(new DeclaredCapacity(CAPACITY, clock.nanoTime()));
        for (int i = 0; i < 9; i++) {
            measure.started(clock.nanoTime());
            clock.pass(1_000_000);
            measure.ended(Verdict.OK, 1_000_000, true, clock.nanoTime(), null);
        }
        assertThat(measure.signals().throughputLimit()).isEmpty();
        measure.ended(Verdict.OK, 1_000_000, true, clock.nanoTime(), null);
        assertThat(measure.signals().throughputLimit()).isPresent();
    }

    @Test
    void saturation_nothingDeclared_isNotKnown() {
        pool(0.5, this::exponentialTime).run(5);
        TransactionSignals signals = measure.signals();
        assertThat(signals.saturation()).isEmpty();
        assertThat(signals.utilisation()).isEmpty();
        assertThat(signals.throughputLimit()).isEmpty();
    }
}
