package io.github.perfectlap.examples.benchmarks.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmarks compare equals: every API records the same of the same order. */
class OrdersTest {

    static final String[] LINES = {
        "order.place > stock.reserve {article=sku-4711, stock.quantity=1200, warehouse=north}",
        "order.place > card.charge {card.cents=129900, card.currency=EUR, card.scheme=visa}",
        "order.place > parcel.ship {carrier=post, parcel.grams=5400, parcel.service=next-day}",
        "none > order.place {customer.id=c-1017, order.channel=web, order.items=3}"
    };

    private final RecordedSpans recorded = new RecordedSpans();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PLAIN", "WITH_SPAN"})
    void place_sampled_recordsTheSameTree(Api api) {
        try (Orders orders = api.open(Setting.SAMPLED, recorded)) {
            assertThat(orders.place(Order.good())).isEqualTo("post");
        }
        assertThat(recorded.lines()).containsExactly(LINES);
        assertThat(recorded.traces()).isOne();
        assertThat(recorded.failed()).isEmpty();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PLAIN", "WITH_SPAN"})
    void place_twice_recordsTwoTraces(Api api) {
        try (Orders orders = api.open(Setting.SAMPLED, recorded)) {
            orders.place(Order.good());
            orders.place(Order.good());
        }
        assertThat(recorded.count()).isEqualTo(8);
        assertThat(recorded.traces()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PLAIN", "WITH_SPAN"})
    void place_lastStepFails_failsTheStepAndTheTransaction(Api api) {
        try (Orders orders = api.open(Setting.SAMPLED, recorded)) {
            assertThatThrownBy(() -> orders.place(Order.bad())).isInstanceOf(IllegalStateException.class);
        }
        assertThat(recorded.count()).isEqualTo(4);
        assertThat(recorded.failed()).containsExactly("parcel.ship", "order.place");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WITH_SPAN"})
    void place_sampledOut_recordsNothing(Api api) {
        assertRecordsNothing(api, Setting.SAMPLED_OUT);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WITH_SPAN"})
    void place_off_recordsNothing(Api api) {
        assertRecordsNothing(api, Setting.OFF);
    }

    @Test
    void place_asASequence_recordsTheSameTree() {
        try (Orders orders = Api.PERFECT_LAP.openSequence(Setting.SAMPLED, recorded)) {
            assertThat(orders.place(Order.good())).isEqualTo("post");
        }
        assertThat(recorded.lines()).containsExactly(LINES);
    }

    @ParameterizedTest
    @EnumSource(names = {"PERFECT_LAP_JOINED", "OPENTELEMETRY_SAME"})
    void place_onAGivenSdk_writesTheSameByHand(Api api) {
        try (Orders orders = api.open(Setting.SAMPLED, recorded)) {
            orders.place(Order.good());
        }
        assertThat(recorded.own())
                .containsExactly(
                        "[perfectlap.transaction.name]",
                        "[perfectlap.transaction.name]",
                        "[perfectlap.transaction.name]",
                        "[perfectlap.transaction.end_to_end, perfectlap.transaction.name, perfectlap.transaction.outcome]");
    }

    private void assertRecordsNothing(Api api, Setting setting) {
        try (Orders orders = api.open(setting, recorded)) {
            assertThat(orders.place(Order.good())).isEqualTo("post");
        }
        assertThat(recorded.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"PERFECT_LAP", "PERFECT_LAP_ANNOTATED", "OPENTELEMETRY", "INSTRUMENTER", "OBSERVATION", "BRAVE"})
    void place_measured_keepsTheSameSignalsAndTree(Api api) {
        try (Orders orders = api.open(Setting.SAMPLED_MEASURED, recorded)) {
            orders.place(Order.good());
            assertThatThrownBy(() -> orders.place(Order.bad())).isInstanceOf(IllegalStateException.class);
            assertThat(((Measured) orders).signals()).isEqualTo(new Measured.Signals(2, 1, 0));
        }
        assertThat(recorded.lines()).startsWith(LINES).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"PERFECT_LAP", "PERFECT_LAP_ANNOTATED", "OPENTELEMETRY", "INSTRUMENTER", "OBSERVATION", "BRAVE"})
    void place_sampledOutAndMeasured_keepsSignalsOnly(Api api) {
        try (Orders orders = api.open(Setting.SAMPLED_OUT_MEASURED, recorded)) {
            orders.place(Order.good());
            assertThat(((Measured) orders).signals()).isEqualTo(new Measured.Signals(1, 0, 0));
        }
        assertThat(recorded.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"PERFECT_LAP_JOINED", "WITH_SPAN"})
    void open_measuredWhereThereIsNothing_saysSo(Api api) {
        assertThatThrownBy(() -> api.open(Setting.SAMPLED_MEASURED, recorded))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(api.title());
    }
}
