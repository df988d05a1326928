package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.context.MapCarrier;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.testkit.fault.Faults;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenHandOffsTest {

    private static final String SENT = "sent with `traceparent`, passport by 'publish', received by 'ship order' ";

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");
    private final BusinessTransaction ship = traces.tracing().transaction("ship order");
    private final List<String> shipped = new ArrayList<>();

    @AfterEach
    void close() {
        traces.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Faults.none().dropping("baggage"), "without header `baggage`"),
                Arguments.of(Faults.none().dropping("traceparent"), "without header `traceparent`"),
                Arguments.of(Faults.none().strippingAll(), "without header `traceparent` and without header `baggage`"),
                Arguments.of(Faults.none().corrupting("traceparent"), "with a `traceparent` that can't be read"),
                Arguments.of(Faults.none().corrupting("baggage"), "with no readable passport in `baggage`"),
                Arguments.of(Faults.none().repeating("traceparent"), "with a `traceparent` that is duplicate"),
                Arguments.of(Faults.none().repeating("baggage"), "with a `baggage` that is duplicate"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultOnTheWay_businessIsUnharmedAndTheReportSaysWhere(Faults faults, String loss) {
        receive(faults.of(send()));
        assertThat(shipped).containsExactly("one vase");
        assertThat(traces.brokenHandOffs()).containsExactly(SENT + loss);
    }

    @Test
    void nothingWrong_saysNothing() {
        receive(Faults.none().of(send()));
        assertThat(traces.brokenHandOffs()).isEmpty();
    }

    @Test
    void messageLost_saysThatNobodyReceivedIt() {
        send();
        assertThat(traces.brokenHandOffs()).containsExactly("sent by 'publish', received by nobody here");
    }

    @Test
    void messageCameTwice_saysHowOften() {
        Map<String, String> headers = send();
        receive(headers);
        receive(headers);
        assertThat(traces.brokenHandOffs()).containsExactly("sent once by 'publish', received 2 times");
    }

    @Test
    void applicationsBaggageLost_isNamed() {
        Context tenant = Context.root()
                .with(Baggage.builder().put("tenant", "a").put("channel", "web").build());
        Map<String, String> headers = new TreeMap<>();
        checkout.from(tenant).run(tx -> MapCarrier.inject(tx, headers));
        headers.computeIfPresent("baggage", (name, value) -> value.replaceAll(",tenant=a", ""));
        receive(headers);
        assertThat(traces.brokenHandOffs())
                .singleElement()
                .asString()
                .endsWith("by 'checkout', received by 'ship order' without [tenant] in `baggage`");
    }

    @Test
    void sendersClockAhead_isShown() {
        receive(Faults.none().sentAhead(Duration.ofSeconds(90)).of(send()));
        assertThat(traces.brokenHandOffs()).isEmpty();
        assertThat(traces.onlyTree().toString()).containsPattern("sender's clock .*ahead");
    }

    @Test
    void messageThatHasWaited_isShownWithoutWaiting() {
        receive(Faults.none().sentAhead(Duration.ofHours(-1)).of(send()));
        assertThat(shipped).hasSize(1);
        TracedSpan work = traces.onlyTree().find("ship order").get(0).span();
        assertThat(work.attributes().get(TransactionAttributes.QUEUE_WAIT)).isGreaterThanOrEqualTo(3_600);
    }

    @Test
    void getterWithFaults_readsWhatIsLeft() {
        Map<String, String> headers = send();
        Faults faults = Faults.none().dropping("baggage").repeating("traceparent");
        var getter = faults.getter(new PlainGetter());
        assertThat(getter.keys(headers)).containsExactly("traceparent");
        assertThat(getter.get(headers, "baggage")).isNull();
        assertThat(getter.getAll(headers, "traceparent"))
                .toIterable()
                .hasSize(2)
                .contains(headers.get("traceparent"));
    }

    /** Reads a map. */
    private static final class PlainGetter implements TextMapGetter<Map<String, String>> {

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }

    @Test
    void setterWithFaults_writesWhatIsLeft() {
        Map<String, String> headers = new TreeMap<>();
        checkout.run(tx -> tx.run(
                "publish",
                step -> step.inject(headers, Faults.none().dropping("baggage").setter(Map::put))));
        assertThat(headers).containsOnlyKeys("traceparent");
    }

    @Test
    void hasShape_headerLost_saysWhere() {
        receive(Faults.none().dropping("traceparent").of(send()));
        assertThatThrownBy(() -> assertThat(traces.timeLimit(Duration.ofMillis(5)))
                        .hasShape("checkout\n  publish\n    ship order"))
                .hasMessageEndingWith("\n  Hand-offs:\n    " + SENT + "without header `traceparent`\n");
    }

    private Map<String, String> send() {
        Map<String, String> headers = new TreeMap<>();
        checkout.run(tx -> tx.run("publish", step -> MapCarrier.inject(step, headers)));
        return headers;
    }

    private void receive(Map<String, String> headers) {
        MapCarrier.resume(ship, headers).run(tx -> shipped.add("one vase"));
    }
}
