package io.github.perfectlap.examples.shop;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.otlp.OtlpReceiver;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** One run of the whole shop on real servers, and what its spans and its messages say. */
class ShopTest {

    private static List<TraceTree> trees = List.of();
    private static BrokerRecords messages = BrokerRecords.NONE;
    private static String full = "";
    private static String last = "";

    @BeforeAll
    static void runTheShop() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                Servers servers = Servers.start();
                RedisClient redis =
                        RedisClient.create("redis://" + servers.addresses().redis())) {
            Load.stock(new Stock(redis));
            Map<String, String> otlp = Map.of(Shop.ENDPOINT, receiver.endpoint().toString());
            try (Services services = Services.start(servers.addresses(), "1.0", otlp)) {
                Load load = new Load(services.storefront());
                List<Integer> answers = load.send();
                full = load.fillUp(answers);
                Load.sendWithoutPassport(servers.addresses().pulsar());
                Shop.awaitShipped(new Stock(redis), AnswerCount.of(answers).toBeShipped());
                last = load.signalsAfterLoss();
            }
            messages = BrokerRecords.read(servers.addresses());
            trees = TraceTree.of(receiver.spans());
        }
    }

    @Test
    void paidOrder_isOneTreeOverThreeServices() {
        TraceTree tree = paid();
        assertThat(tree.services()).containsExactly("fulfilment", "shipping", "storefront");
        assertThat(tree).hasShape("""
                checkout [in order] {order.id=4-2}
                  reserve stock
                  apply markup
                  charge card
                  publish order [producer] > fulfil order [consumer, in order]
                    pick items
                    pack
                    publish shipment [producer] > ship order [consumer, in order]
                      print label
                      book carrier
                """);
    }

    /** Orders of one round run at once, and their spans arrive in any order. */
    @Test
    void paidOrders_areAllAsTheirFileDrawsThem() {
        for (int round = 0; round < Load.ROUNDS; round++) {
            assertThat(transaction(round + "-1")).matchesGolden("paid order");
            assertThat(transaction(round + "-2")).matchesGolden("paid order");
        }
    }

    @Test
    void everyOrder_takesFromEndToEnd_whatWorkAndWaitsTake() {
        assertThat(trees).hasSize(1 + 4 * Load.ROUNDS + Load.ODD + Load.LEGACY);
        List<TraceTree> ended =
                trees.stream().filter(tree -> tree.endToEnd() != null).toList();
        assertThat(ended).hasSize(trees.size() - Load.LOST);
        for (TraceTree tree : ended) {
            Duration sum = Objects.requireNonNull(tree.work()).plus(Objects.requireNonNull(tree.waits()));
            assertThat(Objects.requireNonNull(tree.endToEnd())).isCloseTo(sum, Duration.ofMillis(5));
        }
    }

    @Test
    void paidOrder_wasCarriedByThePropertiesOfThePulsarMessage() {
        Map<String, String> properties = messages.order("4-2");
        assertThat(properties.get("traceparent")).isEqualTo(traceparent("publish order"));
        assertThat(properties.get("baggage")).contains("lap.name=checkout", "lap.hop=1", "lap.release=1.0");
    }

    @Test
    void paidOrder_wasCarriedByTheHeadersOfTheKafkaRecord() {
        Map<String, String> headers = messages.shipment("4-2");
        assertThat(headers.get("traceparent")).isEqualTo(traceparent("publish shipment"));
        assertThat(headers.get("baggage")).contains("lap.name=checkout", "lap.hop=2", "lap.release=1.0");
    }

    @Test
    void declinedCard_failsWithTheBanksReasonAndEndsInTheStorefront() {
        assertThat(transaction("4-3")).hasShape("""
                checkout [failed insufficient_funds] {order.id=4-3}
                  reserve stock
                  apply markup
                  charge card [failed insufficient_funds]
                """);
    }

    @Test
    void outOfStock_failsWithTheException() {
        assertThat(transaction("4-4")).hasShape("""
                checkout [failed io.github.perfectlap.examples.shop.OutOfStockException] {order.id=4-4}
                  reserve stock [failed io.github.perfectlap.examples.shop.OutOfStockException]
                """);
    }

    @Test
    void slowBank_failsByPolicy_forWhoWaitsBehindToo() {
        assertThat(transaction("foreign-0")).hasShape("""
                checkout [failed too_slow] {order.id=foreign-0}
                  reserve stock
                  apply markup
                  charge card
                  publish order [producer] > fulfil order [consumer]
                    pick items
                    pack
                    publish shipment [producer] > ship order [consumer]
                      print label
                      book carrier
                """);
        assertThat(transaction("behind-1").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void publishThatFails_degradesTheOrderAndNoMore() {
        assertThat(transaction("greeting").outcome()).isEqualTo(Outcome.DEGRADED);
        assertThat(transaction("greeting").find("publish order").get(0).span().status())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void lostOrder_isFoundByTheStorefront_andNoOther() {
        assertThat(last.lines().filter(Signals::tellOfAbandoned))
                .singleElement()
                .asString()
                .startsWith("abandoned: checkout, last seen in 'publish order' on orders");
        assertThat(transaction("lost").services()).containsExactly("storefront");
    }

    @Test
    void fullBank_isSeenAsSaturation_andTheSignalsCountEveryKindOfError() {
        assertThat(full).contains("saturation 2.00");
        assertThat(last)
                .contains("checkout: ", "in process p50", "charge card", "stops at ")
                .doesNotContain("explicit 0.0 %", "implicit 0.0 %", "policy 0.0 %", "degraded 0.0 %");
    }

    @Test
    void messageWithoutPassport_isATransactionOfItsOwn() {
        List<TraceTree> legacy = trees.stream()
                .filter(tree -> tree.name().equals("fulfil order"))
                .toList();
        assertThat(legacy).hasSize(Load.LEGACY);
        TraceNode root = legacy.get(0).root();
        assertThat(root.span().attributes().get(TransactionAttributes.PASSPORT_PROBLEM))
                .isEqualTo("missing");
        assertThat(legacy.get(0).services()).containsExactly("fulfilment", "shipping");
    }

    private static TraceTree paid() {
        return transaction("4-2");
    }

    private static TraceTree transaction(String orderId) {
        return trees.stream()
                .filter(tree -> tree.root().span().attributes().asMap().containsValue(orderId))
                .findFirst()
                .orElseThrow();
    }

    private static String traceparent(String step) {
        TraceTree tree = paid();
        return "00-" + tree.traceId() + "-" + tree.find(step).get(0).span().spanId() + "-01";
    }
}
