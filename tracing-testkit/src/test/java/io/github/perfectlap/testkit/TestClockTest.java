package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.ErrorKind;
import io.github.perfectlap.Step;
import io.github.perfectlap.Transaction;
import io.github.perfectlap.testkit.misuse.LateClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestClockTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClock clock = TestClock.create();
    private final CapturedTraces traces = CapturedTraces.create(clock);
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        traces.close();
    }

    private Duration durationOf(String step) {
        return traces.spans().stream()
                .filter(span -> span.name().equals(step))
                .findFirst()
                .orElseThrow()
                .duration();
    }

    @Test
    void instant_untilItIsMoved_stands() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(clock.instant()).isEqualTo(start);
        assertThat(clock.pass(SECOND).instant()).isEqualTo(start.plusSeconds(1));
    }

    @Test
    void startingAt_chosenTime_isWhenSpansStart() {
        TestClock chosen = TestClock.startingAt(Instant.EPOCH.plusSeconds(5));
        try (CapturedTraces own = CapturedTraces.create(chosen)) {
            own.tracing().transaction("checkout").run(tx -> {});
            assertThat(own.spans().get(0).startEpochNanos()).isEqualTo(5_000_000_000L);
        }
    }

    @Test
    void pass_insideAStep_isItsDuration() {
        checkout.run(tx -> tx.step("charge card", () -> clock.pass(SECOND)));
        assertThat(durationOf("charge card")).isEqualTo(SECOND);
        assertThat(durationOf("checkout")).isEqualTo(SECOND);
    }

    @Test
    void durations_ofSteps_addUpInTheirParent() {
        clock.durations("load cart", SECOND).durations("charge card", SECOND.multipliedBy(2));
        checkout.run(tx -> {
            tx.step("load cart", () -> {});
            tx.run("charge card", step -> step.step("load cart", () -> {}));
        });
        assertThat(durationOf("load cart")).isEqualTo(SECOND);
        assertThat(durationOf("charge card")).isEqualTo(SECOND.multipliedBy(3));
        assertThat(durationOf("checkout")).isEqualTo(SECOND.multipliedBy(4));
    }

    @Test
    void durations_ofStepsAtTheSameTime_areWhatWasSaidOfEach() throws Exception {
        clock.durations("reserve stock", SECOND.multipliedBy(3)).durations("charge card", SECOND.multipliedBy(2));
        CyclicBarrier both = new CyclicBarrier(2);
        checkout.run(tx -> {
            Future<?> stock = threads.submit(() -> tx.step("reserve stock", () -> both.await()));
            Future<?> card = threads.submit(() -> tx.step("charge card", () -> both.await()));
            stock.get();
            card.get();
        });
        assertThat(durationOf("reserve stock")).isEqualTo(SECOND.multipliedBy(3));
        assertThat(durationOf("charge card")).isEqualTo(SECOND.multipliedBy(2));
        assertThat(durationOf("checkout")).isEqualTo(SECOND.multipliedBy(3));
    }

    @Test
    void durations_ofAHandOff_isItsDuration() {
        clock.durations("publish", SECOND);
        checkout.run(tx -> {
            try (Step publish = tx.handOff("publish")) {
                publish.complete();
            }
        });
        assertThat(durationOf("publish")).isEqualTo(SECOND);
    }

    @Test
    void durations_ofAPlainSpan_isItsDuration() {
        clock.durations("GET", SECOND);
        var tracer = traces.openTelemetry().getTracer("client");
        checkout.run(tx -> tracer.spanBuilder("GET").startSpan().end());
        assertThat(durationOf("GET")).isEqualTo(SECOND);
    }

    @Test
    void pass_insideAStepOfSaidDuration_comesOnTop() {
        clock.durations("charge card", SECOND);
        checkout.run(tx -> tx.step("charge card", () -> clock.pass(SECOND)));
        assertThat(durationOf("charge card")).isEqualTo(SECOND.multipliedBy(2));
    }

    @Test
    void atMost_stepTakesLonger_failsByPolicy() {
        clock.durations("charge card", SECOND.plusMillis(1));
        checkout.atMost("charge card", SECOND).run(tx -> tx.step("charge card", () -> {}));
        assertThat(traces).hasShape("checkout [failed too_slow]\n  charge card [failed too_slow]");
    }

    @Test
    void atMost_stepTakesJustThat_succeeds() {
        clock.durations("charge card", SECOND);
        checkout.atMost("charge card", SECOND).run(tx -> tx.step("charge card", () -> {}));
        assertThat(traces).hasShape("checkout > charge card");
    }

    @Test
    void goldenSignals_seeThatTime() {
        clock.durations("charge card", SECOND);
        checkout.atMost(Duration.ofMillis(900)).run(tx -> tx.step("charge card", () -> {}));
        var signals = traces.tracing().goldenSignals().of("checkout");
        assertThat(signals.inProcess().mean()).isEqualTo(SECOND);
        assertThat(signals.errors(ErrorKind.POLICY)).isEqualTo(1);
        assertThat(traces).hasShape("checkout [failed too_slow] > charge card");
    }

    @TracingTest
    void parameter_isTheClockOfTheTestsTraces(CapturedTraces own, TestClock ownClock) {
        own.tracing().transaction("checkout").run(tx -> ownClock.pass(SECOND));
        assertThat(own.spans().get(0).duration()).isEqualTo(SECOND);
    }

    @Test
    void parameter_onlyAfterTheTest_isRefused() {
        assertThat(Launched.run(LateClock.class).failures().toString())
                .contains("a TestClock counts from the start of a test")
                .contains("take it as a parameter of the test, of @BeforeEach or of the constructor");
    }

    @Test
    void pass_negative_isRefused() {
        assertThatThrownBy(() -> clock.pass(Duration.ofSeconds(-1)))
                .hasMessage("time goes forward only, but was to pass by PT-1S");
        assertThatThrownBy(() -> clock.durations("pay", Duration.ofSeconds(-1)))
                .hasMessage("time goes forward only, but was to pass by PT-1S");
    }

    @Test
    void startByHand_passes_isItsDuration() {
        try (Transaction tx = checkout.start()) {
            clock.pass(SECOND);
            tx.complete();
        }
        assertThat(durationOf("checkout")).isEqualTo(SECOND);
    }
}
