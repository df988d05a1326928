package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Fault.Kind;
import io.opentelemetry.api.trace.Tracer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
