package io.github.perfectlap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Fault.Kind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same decision where an SDK of ours records in spans of its own, behind a batch processor of its own. */
class KeepSdkSpansTest {

    private final Fault none = new Fault(Place.TRACE_ID, Kind.BLOCK);
    private final Seen seen = new Seen();
    private final Tracing tracing = ConfiguredParts.tracing(none, seen)
            .property("otel.traces.sampler", "always_off")
            .keep(Keep.share(0).failed().newShapes())
            .build();
    private final BusinessTransaction checkout = tracing.transaction("checkout");
    private final Tracer tracer = tracing.openTelemetry().getTracer("plain");

    @BeforeEach
    void ids_areSomebodyElsesAndHealthy() {
        none.release();
    }

    private void work(Transaction tx) {
        assertThat(tx).isInstanceOf(JoinedSpan.class);
        tx.step("charge card", () -> tracer.spanBuilder("POST").startSpan().end());
    }

    @Test
    void failed_isKeptWholeAndOrdinaryIsNot() {
        checkout.run(this::work);
        checkout.run(this::work);
        checkout.run(tx -> {
            work(tx);
            tx.fail("card declined");
        });
        tracing.close();
        assertThat(seen.exported())
                .containsExactly("POST", "charge card", "checkout", "POST", "charge card", "checkout");
    }

    @Test
    void failedBeforeItIsHandedOver_saysSoInThePassport() {
        Headers message = new Headers();
        checkout.run(tx -> {
            tx.fail("card declined");
            tx.inject(message, Headers.SETTER);
        });
        assertThat(message.get("baggage")).endsWith(",lap.keep=1");
        tracing.close();
        assertThat(seen.exported()).containsExactly("checkout");
    }

    @Test
    @Timeout(30)
    void failedBeforeAnExpectedHandOff_isGivenToProcessorsWithNoLockHeld() {
        AtomicReference<Lap> lap = new AtomicReference<>();
        List<Boolean> others = new ArrayList<>();
        Tracing other = ConfiguredParts.tracing(none, seen)
                .property("otel.traces.sampler", "always_off")
                .keep(Keep.share(0).failed())
                .processor(new EndedElsewhere(
                        () -> others.add(requireNonNull(lap.get()).takeRoom(1))))
                .build();
        Expectation resumed = Expectation.resumedWithin(Duration.ofSeconds(30));
        other.transaction("checkout").expects("publish", resumed).run(tx -> {
            lap.set(((JoinedSpan) tx).lap());
            tx.step("charge card", () -> {});
            tx.fail("card declined");
            tx.handOff("publish").inject(new Headers(), Headers.SETTER);
        });
        assertThat(others).containsExactly(true, true);
        other.close();
    }
}
