package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets system properties and the global OpenTelemetry")
class TracingTest {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @AfterEach
    void cleanUp() {
        GlobalOpenTelemetry.resetForTest();
        System.clearProperty("otel.service.name");
        System.clearProperty("perfectlap.transactions.off");
    }

    @Test
    void create_standardProperty_winsOverCode() {
        System.setProperty("otel.service.name", "from the operator");
        try (Tracing tracing = recording().service("from code").release("2.1").build()) {
            tracing.transaction("checkout").run(tx -> {});
        }
        assertThat(resource("service.name")).isEqualTo("from the operator");
        assertThat(resource("service.version")).isEqualTo("2.1");
    }

    @Test
    void create_noExporterOnTheClassPath_worksAndKeepsTheTraceFlagsThatAllUnderstand() {
        try (Tracing tracing = Tracing.create()) {
            tracing.transaction("checkout").run(tx -> {
                Headers message = new Headers();
                tracing.propagator().inject(tx.context(), message, Headers.SETTER);
                assertThat(message.get("traceparent")).endsWith("-01");
            });
        }
    }

    @Test
    void create_valueThatCannotBeUsed_saysWhichAndWhatItGot() {
        assertThatThrownBy(() -> Tracing.builder()
                        .property("otel.traces.sampler", "mostly")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("otel.traces.sampler")
                .hasMessageContaining("mostly");
    }

    @Test
    void create_globalIsSet_joinsIt() {
        Recording global = new Recording();
        GlobalOpenTelemetry.set(global.tracing.openTelemetry());
        try (Tracing tracing = Tracing.create()) {
            tracing.transaction("checkout").run(tx -> {});
        }
        assertThat(global.names()).containsExactly("checkout");
    }

    @Test
    void create_globalIsTheNoop_recordsByItself() {
        GlobalOpenTelemetry.set(OpenTelemetry.noop());
        try (Tracing tracing = recording().build()) {
            tracing.transaction("checkout").run(tx -> {});
            assertThat(exporter.getFinishedSpanItems()).hasSize(1);
        }
    }

    @Test
    void create_neverSetsTheGlobal() {
        Tracing.create().close();
        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }

    @Test
    void build_instanceGivenAndPropertySet_refusesToIgnoreOne() {
        TracingBuilder builder =
                Tracing.builder().openTelemetry(OpenTelemetry.noop()).service("storefront");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("otel.service.name")
                .hasMessageContaining("leave openTelemetry(…) out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "check\nout"})
    void transaction_nameThatIsNone_isRefused(String name) {
        assertThatThrownBy(() -> new Recording().tracing.transaction(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 'checkout'");
    }

    @Test
    void transaction_nameTooLongForThePassport_isRefusedWithItsLength() {
        assertThatThrownBy(() -> new Recording().tracing.transaction("注".repeat(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 72 bytes")
                .hasMessageContaining("(81 bytes)");
    }

    @Test
    void openTelemetryDisabled_businessCodeRunsAndNothingIsRecorded() {
        try (Tracing tracing = recording().property("otel.sdk.disabled", "true").build()) {
            int paid = tracing.transaction("checkout").call(tx -> tx.step("pay", () -> 1));
            assertThat(paid).isEqualTo(1);
        }
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void openTelemetryDisabled_switchedOn_staysOffAndSaysSo() {
        try (Tracing tracing = recording().property("otel.sdk.disabled", "true").build()) {
            tracing.switchOn();
            tracing.transaction("checkout").run(tx -> {});
            assertThat(tracing.isOn()).isFalse();
            assertThat(tracing.problems().count("can't be switched on")).isEqualTo(1);
        }
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void build_switchedOff_isOffUntilSwitchedOn() {
        try (Tracing tracing = recording().switchedOff().build()) {
            tracing.transaction("before").run(tx -> {});
            tracing.switchOn();
            tracing.transaction("after").run(tx -> {});
        }
        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("after");
    }

    @Test
    void build_namesThatAreOff_othersAreRecorded() {
        try (Tracing tracing = recording()
                .property("perfectlap.transactions.off", "checkout, refund")
                .build()) {
            tracing.transaction("checkout").run(tx -> {});
            tracing.transaction("estimate").run(tx -> {});
        }
        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("estimate");
    }

    @Test
    void build_joinedAndAllOffByProperty_nothingIsRecorded() {
        System.setProperty("perfectlap.transactions.off", "*");
        Recording joined = new Recording(Mode.JOINED);
        joined.tracing.transaction("checkout").run(tx -> {});
        assertThat(joined.spans()).isEmpty();
    }

    @Test
    void close_laterTransactions_runAndAreNotRecorded() {
        Tracing tracing = recording().build();
        tracing.close();
        int paid = tracing.transaction("checkout").call(tx -> 42);
        assertThat(paid).isEqualTo(42);
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void endToEnd_ofOneProcess_isTheDurationOfItsSpan() {
        try (Tracing tracing = recording().build()) {
            tracing.transaction("checkout").run(tx -> tx.step("pay", () -> {}));
        }
        SpanData checkout = exporter.getFinishedSpanItems().get(1);
        double seconds = (checkout.getEndEpochNanos() - checkout.getStartEpochNanos()) / 1e9;
        assertThat(checkout.getAttributes().get(TransactionAttributes.END_TO_END))
                .isCloseTo(seconds, within(2e-6));
    }

    private TracingBuilder recording() {
        return Tracing.builder()
                .withoutShutdownHook()
                .processor(SimpleSpanProcessor.create(new KeptAfterClose(exporter)));
    }

    private String resource(String key) {
        SpanData span = exporter.getFinishedSpanItems().get(0);
        return String.valueOf(span.getResource().getAttribute(AttributeKey.stringKey(key)));
    }
}
