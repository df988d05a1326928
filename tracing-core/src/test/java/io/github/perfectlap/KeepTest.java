package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.KEEP_REASON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.perfectlap.Fault.Kind;
import io.github.perfectlap.TraceParts.FaultyProcessor;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which transactions of one process are kept. */
class KeepTest {

    private static final Keep NOTHING = Keep.share(0);

    private static void fail(Transaction tx) {
        tx.step("charge card", () -> {});
        tx.fail("card declined");
    }

    private static void degrade(Transaction tx) {
        try (Step step = tx.step("charge card")) {
            step.fail("card declined in the first attempt");
        }
    }

    @Test
    void ordinary_isDroppedAndCounted() {
        KeepRecording recording = new KeepRecording(NOTHING.failed().degraded().slow(0.99));
        recording.tracing.transaction("checkout").run(tx -> tx.step("charge card", () -> {}));
        assertThat(recording.spans()).isEmpty();
        assertThat(recording.count("ordinary")).isEqualTo(2);
    }

    @Test
    void failed_isKeptWhole() {
        KeepRecording recording = new KeepRecording(NOTHING.failed());
        recording.tracing.transaction("checkout").run(KeepTest::fail);
        assertThat(recording.names()).containsExactly("charge card", "checkout");
        assertThat(recording.spans()).allMatch(span -> span.getSpanContext().isSampled());
        assertThat(recording.attribute("checkout", KEEP_REASON)).isEqualTo("failed");
        assertThat(recording.count("failed")).isEqualTo(2);
    }

    @Test
    void abandoned_isKeptWithTheFailed() {
        KeepRecording recording = new KeepRecording(NOTHING.failed());
        recording.tracing.transaction("checkout").start().close();
        assertThat(recording.attribute("checkout", KEEP_REASON)).isEqualTo("abandoned");
    }

    @Test
    void nobodyCloses_isKeptAtTheEndOfAll() {
        KeepRecording recording = new KeepRecording(NOTHING.failed());
        Transaction open = recording.tracing.transaction("checkout").start();
        open.step("charge card", () -> {});
        recording.close();
        assertThat(recording.names()).containsExactly("charge card", "checkout");
        open.close();
    }

    @Test
    void degraded_isKeptWhereThatIsAsked() {
        KeepRecording asked = new KeepRecording(NOTHING.degraded());
        KeepRecording other = new KeepRecording(NOTHING.failed());
        Call<String, RuntimeException> broken = () -> {
            throw new IllegalStateException();
        };
        for (KeepRecording each : List.of(asked, other)) {
            each.tracing.transaction("checkout").run(tx -> {
                try {
                    tx.step("send mail", broken);
                } catch (IllegalStateException goOn) {
                    // The order is placed all the same.
                }
            });
        }
        assertThat(asked.names()).containsExactly("send mail", "checkout");
        assertThat(asked.attribute("checkout", KEEP_REASON)).isEqualTo("degraded");
        assertThat(other.spans()).isEmpty();
    }

    @Test
    void newShape_isKeptOnce() {
        KeepRecording recording = new KeepRecording(NOTHING.newShapes());
        BusinessTransaction checkout = recording.tracing.transaction("checkout");
        for (int i = 0; i < 100; i++) {
            int items = 1 + i % 3;
            checkout.run(tx -> {
                for (int item = 0; item < items; item++) {
                    tx.step("reserve stock", () -> {});
                }
            });
            checkout.run(tx -> tx.step("refund", () -> {}));
        }
        assertThat(recording.names()).containsExactly("reserve stock", "checkout", "refund", "checkout");
        assertThat(recording.count("new_shape")).isEqualTo(4);
    }

    @Test
    void newShape_ofAnotherName_isNewToo() {
        KeepRecording recording = new KeepRecording(NOTHING.newShapes());
        recording.tracing.transaction("checkout").run(tx -> {});
        recording.tracing.transaction("refund").run(tx -> {});
        assertThat(recording.names()).containsExactly("checkout", "refund");
    }

    @Test
    void slow_againstTheLastHundred_isKept() {
        SteppedClock clock = new SteppedClock();
        KeepRecording recording =
                new KeepRecording(builder -> builder.clock(clock).keep(NOTHING.slow(0.99)));
        BusinessTransaction checkout = recording.tracing.transaction("checkout");
        BusinessTransaction report = recording.tracing.transaction("report");
        for (int i = 0; i < 100; i++) {
            checkout.run(tx -> clock.pass(Duration.ofMillis(50).toNanos()));
            report.run(tx -> clock.pass(Duration.ofSeconds(5).toNanos()));
        }
        checkout.run(tx -> clock.pass(Duration.ofMillis(50).toNanos()));
        checkout.run(tx -> clock.pass(Duration.ofMillis(80).toNanos()));
        report.run(tx -> clock.pass(Duration.ofMillis(80).toNanos()));
        assertThat(recording.names()).containsExactly("checkout");
        assertThat(recording.attribute("checkout", KEEP_REASON)).isEqualTo("slow");
    }

    @Test
    void share_isThatOfTheIds() {
        KeepRecording recording = new KeepRecording(Keep.share(0.2).failed());
        Sampler fifth = Sampler.traceIdRatioBased(0.2);
        BusinessTransaction checkout = recording.tracing.transaction("checkout");
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            SpanContext ids = checkout.call(tx -> Span.current().getSpanContext());
            assertThat(ids.isSampled()).isEqualTo(keeps(fifth, ids.getTraceId()));
            if (ids.isSampled()) {
                wanted.add(ids.getTraceId());
            }
        }
        assertThat(recording.spans()).extracting(SpanData::getTraceId).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(recording.count("sampled")).isEqualTo(wanted.size()).isBetween(850L, 1_150L);
        assertThat(recording.attribute("checkout", KEEP_REASON)).isNull();
    }

    private static boolean keeps(Sampler sampler, String trace) {
        return sampler.shouldSample(Context.root(), trace, "checkout", SpanKind.INTERNAL, Attributes.empty(), List.of())
                        .getDecision()
                == SamplingDecision.RECORD_AND_SAMPLE;
    }

    @Test
    void samplerThatIsSet_decidesInPlaceOfTheShare() {
        KeepRecording recording = new KeepRecording(builder ->
                builder.property("otel.traces.sampler", ChoosySampler.NAME).keep(NOTHING.failed()));
        recording.tracing.transaction("checkout").run(tx -> tx.step("drop this step", () -> {}));
        recording.tracing.transaction("drop it").run(tx -> tx.step("kept by the sampler", () -> {}));
        recording.tracing.transaction("drop it, but it failed").run(tx -> {
            tx.step("drop this step too", () -> {});
            tx.fail("no stock");
        });
        assertThat(recording.names())
                .containsExactly("checkout", "kept by the sampler", "drop this step too", "drop it, but it failed");
    }

    @Test
    void nested_fails_keepsWhatIsAround() {
        KeepRecording recording = new KeepRecording(NOTHING.failed());
        BusinessTransaction payment = recording.tracing.transaction("payment");
        recording.tracing.transaction("checkout").run(tx -> {
            tx.step("reserve stock", () -> {});
            payment.run(KeepTest::fail);
            tx.step("send mail", () -> {});
        });
        assertThat(recording.names())
                .containsExactly("reserve stock", "charge card", "payment", "send mail", "checkout");
    }

    @Test
    void outer_fails_keepsWhatRanInside() {
        KeepRecording recording = new KeepRecording(NOTHING.failed());
        BusinessTransaction payment = recording.tracing.transaction("payment");
        recording.tracing.transaction("checkout").run(tx -> {
            payment.run(inner -> {});
            tx.fail("no stock");
        });
        assertThat(recording.names()).containsExactly("payment", "checkout");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void step_thatEndsAfterItsTransaction_isAsItsTransaction(boolean isFailed) {
        KeepRecording recording = new KeepRecording(NOTHING.failed());
        Step[] late = new Step[1];
        recording.tracing.transaction("checkout").run(tx -> {
            late[0] = tx.handOff("send mail");
            if (isFailed) {
                tx.fail("no stock");
            }
        });
        late[0].complete();
        late[0].close();
        assertThat(recording.names())
                .containsExactlyElementsOf(isFailed ? List.of("checkout", "send mail") : List.of());
        assertThat(recording.count("ordinary")).isEqualTo(isFailed ? 0 : 2);
    }

    @Test
    void severalProcessors_eachSeesWhatIsKeptOnce() {
        Seen seen = new Seen();
        try (Tracing tracing = ConfiguredParts.tracing(new Fault(Place.PROCESSOR_END, Kind.EXCEPTION), seen)
                .property("otel.traces.sampler", "always_off")
                .processor(new FaultyProcessor(new Fault(Place.PROCESSOR_END, Kind.EXCEPTION)))
                .keep(NOTHING.failed())
                .build()) {
            tracing.transaction("checkout").run(KeepTest::fail);
            tracing.transaction("estimate").run(tx -> {});
        }
        assertThat(seen.exported()).containsExactly("charge card", "checkout");
    }

    @Test
    void retriedStep_ofWhatIsCompleted_isDegraded() {
        KeepRecording recording = new KeepRecording(NOTHING.failed().degraded());
        recording.tracing.transaction("checkout").run(KeepTest::degrade);
        assertThat(recording.spans()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void share_thatIsNone_isRefused(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keep.share(share))
                .withMessageContaining("from 0 for none to 1 for all")
                .withMessageContaining(Double.toString(share));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.49, 1, -1, Double.NaN})
    void slow_quantileOutOfRange_isRefused(double quantile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.slow(quantile))
                .withMessageContaining("from 0.5 to 0.9999")
                .withMessageContaining(Double.toString(quantile));
    }

    @Test
    void joined_isRefused() {
        TracingBuilder builder =
                Tracing.builder().openTelemetry(OpenTelemetry.noop()).keep(NOTHING);
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("keep(…)");
    }
}
