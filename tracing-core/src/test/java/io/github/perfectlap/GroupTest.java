package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time in a group of services, which is neither that in one process nor that from end to end. */
@ParameterizedClass
@EnumSource(Mode.class)
class GroupTest {

    private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("service.namespace");
    private static final Baggage APPLICATIONS_OWN =
            Baggage.builder().put("tenant", "north").build();

    private final Recording time = new Recording();
    private final Mode mode;
    private final Tracing shop;
    private final Tracing store;
    private final Tracing parcels;

    GroupTest(Mode mode) {
        this.mode = mode;
        shop = tracing("shop");
        store = tracing("fulfilment");
        parcels = tracing("fulfilment");
    }

    private Tracing tracing(String group) {
        return Recording.builder(mode)
                .clock(time)
                .release("r".repeat(24))
                .group(group)
                .build();
    }

    @AfterEach
    void close() {
        shop.close();
        store.close();
        parcels.close();
    }

    private Headers sent(BusinessTransaction sender, long millis) {
        Headers message = new Headers();
        sender.run(tx -> work(tx, message, millis));
        return message;
    }

    private Headers passedOn(Headers arrived, BusinessTransaction part, long millis) {
        Headers message = new Headers();
        part.resume(arrived, arrived).run(tx -> work(tx, message, millis));
        return message;
    }

    private void work(Transaction tx, Headers message, long millis) {
        time.pass(Duration.ofMillis(millis));
        tx.inject(message, Headers.SETTER);
    }

    private static Duration inGroup(BusinessTransaction part) {
        return part.goldenSignals().inGroup().mean();
    }

    @Test
    void inGroup_threeServicesInTwoGroups_isSinceTheFirstOfTheGroup() {
        BusinessTransaction checkout = shop.transaction("checkout");
        BusinessTransaction pick = store.transaction("pick");
        BusinessTransaction ship = parcels.transaction("ship").finishes();
        Headers ordered = sent(checkout, 10);
        time.pass(Duration.ofMillis(100));
        Headers picked = passedOn(ordered, pick, 20);
        time.pass(Duration.ofMillis(200));
        passedOn(picked, ship, 30);
        assertThat(inGroup(checkout)).isEqualTo(Duration.ofMillis(10));
        assertThat(inGroup(pick)).isEqualTo(Duration.ofMillis(20));
        assertThat(inGroup(ship)).isEqualTo(Duration.ofMillis(250));
        assertThat(ship.goldenSignals().inProcess().mean()).isEqualTo(Duration.ofMillis(30));
        assertThat(parcels.goldenSignals().of("checkout").endToEnd().mean()).isEqualTo(Duration.ofMillis(360));
    }

    @Test
    void inGroup_ofNoName_isNotMeasuredAndNotWritten() {
        try (Tracing alone = Recording.builder(mode).clock(time).build()) {
            BusinessTransaction checkout = alone.transaction("checkout");
            assertThat(sent(checkout, 10).get("baggage")).doesNotContain("lap.entry");
            assertThat(checkout.goldenSignals().inGroup().count()).isZero();
        }
    }

    @Test
    void passport_throughAServiceOfNoGroup_keepsTheEntry() {
        try (Tracing alone = Recording.builder(mode).clock(time).build()) {
            Headers ordered = sent(shop.transaction("checkout"), 10);
            Headers bridged = passedOn(ordered, alone.transaction("bridge"), 10);
            BusinessTransaction pay = shop.transaction("pay");
            passedOn(bridged, pay, 5);
            assertThat(inGroup(pay)).isEqualTo(Duration.ofMillis(25));
        }
    }

    @Test
    void passport_withTheLongestNames_leavesTheEntryOut() {
        String longest = "n".repeat(Passport.MAX_NAME_BYTES);
        assertThat(sent(shop.transaction(longest), 1).get("baggage"))
                .contains("lap.name=" + longest)
                .doesNotContain("lap.entry")
                .hasSizeLessThanOrEqualTo(Passport.MAX_BYTES);
        assertThat(sent(shop.transaction("checkout"), 1).get("baggage")).contains("lap.entry=");
    }

    @Test
    void passport_read_isNotAmongTheApplicationsBaggage() {
        Headers message = new Headers();
        shop.transaction("checkout")
                .run(tx -> shop.propagator().inject(tx.context().with(APPLICATIONS_OWN), message, Headers.SETTER));
        assertThat(message.get("baggage")).contains("lap.entry=").endsWith(",tenant=north");
        Context arrived = store.propagator().extract(Context.root(), message, message);
        assertThat(Baggage.fromContext(arrived)).isEqualTo(APPLICATIONS_OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".", "12", "12.", ".shop", "-1.shop", "9999999999999999999.shop", "1e3.shop"})
    void entry_malformed_isIgnored(String entry) {
        Headers ordered = sent(shop.transaction("checkout"), 10);
        String baggage = ordered.get("baggage").replaceFirst("lap.entry=[^,]*", "lap.entry=" + entry);
        BusinessTransaction pay = shop.transaction("pay");
        passedOn(ordered.set("baggage", baggage), pay, 5);
        assertThat(inGroup(pay)).isEqualTo(Duration.ofMillis(5));
        assertThat(pay.goldenSignals().ended()).isEqualTo(1);
    }

    @Test
    void entry_ofAClockThatIsAhead_isNeverNegative() {
        Headers ordered = sent(shop.transaction("checkout"), 10);
        String baggage = ordered.get("baggage").replaceFirst("lap.entry=[^,]*", "lap.entry=99999999999999999.shop");
        BusinessTransaction pay = shop.transaction("pay");
        passedOn(ordered.set("baggage", baggage), pay, 5);
        assertThat(inGroup(pay)).isZero();
    }

    @Test
    void group_isTheNamespaceOfTheResource() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        try (Tracing tracing = Recording.builder(Mode.OWN)
                .group("fulfilment")
                .metricReader(reader)
                .build()) {
            tracing.transaction("checkout").run(tx -> {});
            assertThat(reader.collectAllMetrics())
                    .filteredOn(metric -> metric.getName().equals("perfectlap.transaction.group_duration"))
                    .extracting(metric -> metric.getResource().getAttribute(NAMESPACE))
                    .containsExactly("fulfilment");
        }
    }
}
