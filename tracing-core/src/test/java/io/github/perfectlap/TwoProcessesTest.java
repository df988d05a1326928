package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two that do not know each other, with a queue for messages and one for receipts between them. */
@ParameterizedClass
@EnumSource
class TwoProcessesTest {

    private static final int COUNT = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration OVER = Duration.ofSeconds(31);

    private final LogLines log = new LogLines();
    private final BlockingQueue<String> receipts = new LinkedBlockingQueue<>();
    private final Recording sender;
    private final Recording receiver;
    private final BusinessTransaction checkout;
    private final BusinessTransaction ship;

    TwoProcessesTest(Mode mode) {
        sender = new Recording(mode);
        receiver = new Recording(mode, builder -> builder.receipts(receipts::add));
        checkout = sender.tracing
                .transaction("checkout")
                .expects("publish order", Expectation.resumedWithin(LIMIT).on("orders"))
                .expects("send mail", Expectation.resumedWithin(LIMIT).on("mails"));
        ship = receiver.tracing.transaction("ship");
    }

    @AfterEach
    void close() {
        sender.tracing.close();
        receiver.tracing.close();
        log.close();
    }

    @Test
    void threeOfAThousandDropped_areAbandoned_untilOneComesLate() throws Exception {
        List<Headers> orders = messages("publish order");
        List<Headers> mails = messages("send mail");
        List<Headers> dropped = List.of(orders.remove(999), orders.remove(500), orders.remove(0));
        handle(orders);
        handle(mails);
        deliverReceipts(2 * COUNT - 3);
        sender.pass(OVER);
        sender.tracing.handOffs().check();
        assertThat(sender.tracing.abandonedHandOffs())
                .extracting(AbandonedHandOff::traceId)
                .containsExactlyInAnyOrderElementsOf(traces(dropped));
        assertThat(sender.tracing.abandonedHandOffs())
                .allMatch(lost -> lost.step().equals("publish order")
                        && "orders".equals(lost.carrier())
                        && lost.transaction().equals("checkout")
                        && lost.age().equals(OVER));
        assertThat(sender.sum("perfectlap.handoff.abandoned")).isEqualTo(3);
        handle(dropped.subList(0, 1));
        deliverReceipts(1);
        assertThat(sender.sum("perfectlap.handoff.abandoned")).isEqualTo(2);
        assertThat(sender.sum("perfectlap.handoff.late")).isEqualTo(1);
        assertThat(sender.tracing.abandonedHandOffs())
                .extracting(AbandonedHandOff::traceId)
                .containsExactlyInAnyOrderElementsOf(traces(dropped.subList(1, 3)));
        assertThat(log.warnings()).singleElement().asString().contains("3 x 'publish order' of 'checkout' on 'orders'");
    }

    @Test
    void deliveredTwice_secondReceiptIsUnknown() throws Exception {
        List<Headers> order = messages("publish order").subList(0, 1);
        handle(order);
        handle(order);
        deliverReceipts(2);
        assertThat(sender.tracing.handOffs().awaited()).isEqualTo(COUNT - 1);
        assertThat(sender.sum("perfectlap.receipt.received")).isEqualTo(2);
        assertThat(sender.attributesOf("perfectlap.receipt.received"))
                .extracting(attributes -> attributes.get(TransactionAttributes.RECEIPT_RESULT))
                .containsExactlyInAnyOrder("expected", "unknown");
    }

    @Test
    void finishedElsewhere_isToldToWhoeverHandedItOver() throws Exception {
        BusinessTransaction order =
                sender.tracing.transaction("order").expects("publish order", Expectation.finishedWithin(LIMIT));
        Headers message = order.call(tx -> message(tx, "publish order"));
        ship.finishes().resume(message, message).run(tx -> {});
        assertThat(sender.tracing.handOffs().awaited()).isEqualTo(1);
        deliverReceipts(2);
        assertThat(sender.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void resumedWhereItWasSent_noReceiptIsSent() {
        BusinessTransaction own =
                receiver.tracing.transaction("checkout").expects("publish order", Expectation.resumedWithin(LIMIT));
        Headers message = own.call(tx -> message(tx, "publish order"));
        ship.resume(message, message).run(tx -> {});
        receiver.tracing.close();
        assertThat(receipts).isEmpty();
    }

    @Test
    void messageWithoutPassport_noReceiptIsSent() {
        ship.resume(new Headers(), new Headers()).run(tx -> {});
        receiver.tracing.close();
        assertThat(receipts).isEmpty();
    }

    @Test
    void hostileReceipts_areIgnoredCountedAndSaidOnce() {
        messages("publish order");
        for (int i = 0; i < COUNT; i++) {
            sender.tracing.receipt("lap1 resumed " + "0".repeat(i));
            sender.tracing.receipt("lap1 resumed " + "ab".repeat(16) + " " + i);
        }
        assertThat(sender.tracing.handOffs().awaited()).isEqualTo(COUNT);
        assertThat(sender.sum("perfectlap.receipt.received")).isEqualTo(2 * COUNT);
        assertThat(log.warnings()).singleElement().asString().startsWith("A receipt can't be read");
    }

    private List<Headers> messages(String step) {
        List<Headers> messages = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            messages.add(checkout.call(tx -> message(tx, step)));
        }
        return messages;
    }

    private static Headers message(Transaction tx, String step) {
        Headers message = new Headers();
        Step publish = tx.handOff(step);
        publish.inject(message, Headers.SETTER);
        publish.complete();
        publish.close();
        return message;
    }

    private void handle(List<Headers> messages) {
        messages.forEach(message -> ship.resume(message, message).run(tx -> {}));
    }

    private void deliverReceipts(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            String receipt = receipts.poll(30, TimeUnit.SECONDS);
            assertThat(receipt).as("receipt %d of %d", i, count).isNotNull();
            sender.tracing.receipt(receipt);
        }
        assertThat(receipts).isEmpty();
    }

    private static List<String> traces(List<Headers> messages) {
        return messages.stream()
                .map(message -> message.get("traceparent").substring(3, 35))
                .toList();
    }
}
