package io.github.perfectlap.examples.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.AbandonedHandOff;
import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Expectation;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.examples.servers.KafkaServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic for orders, and one for what has become of them. */
@ExtendWith(Brokers.class)
class LostMessagesTest {

    private static final int COUNT = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final BlockingQueue<AbandonedHandOff> heard = new LinkedBlockingQueue<>();
    private final KafkaChannel orders;
    private final KafkaChannel receipts;
    private final Tracing storefront = Tracing.builder()
            .openTelemetry(new Memory().sdk)
            .onAbandoned(heard::add)
            .build();
    private final Tracing warehouse = Tracing.builder()
            .openTelemetry(new Memory().sdk)
            .receipts(this::sendReceipt)
            .build();
    private final BusinessTransaction checkout = storefront
            .transaction("checkout")
            .expects("publish order", Expectation.resumedWithin(LIMIT).on("orders"));
    private final BusinessTransaction ship = warehouse.transaction("ship order");

    LostMessagesTest(KafkaServer kafka) {
        orders = new KafkaChannel(kafka.bootstrapServers(), "orders-" + UUID.randomUUID());
        receipts = new KafkaChannel(kafka.bootstrapServers(), "receipts-" + UUID.randomUUID());
    }

    @AfterEach
    void close() {
        storefront.close();
        warehouse.close();
        orders.close();
        receipts.close();
    }

    @Test
    void threeOfAThousandDropped_areAbandoned_untilOneComesLate() throws Exception {
        send();
        List<ConsumerRecord<String, String>> messages = orders.receive(COUNT);
        var dropped = List.of(messages.remove(999), messages.remove(500), messages.remove(0));
        handle(messages);
        takeReceipts(COUNT - 3);
        while (storefront.abandonedHandOffs().size() < 3) {
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
        assertAbandoned(dropped);
        handle(dropped.subList(0, 1));
        takeReceipts(COUNT - 2);
        assertAbandoned(dropped.subList(1, 3));
    }

    private void send() throws Exception {
        List<Future<?>> answers = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String order = "order " + i;
            answers.add(checkout.call(
                    tx -> KafkaCarrier.send(tx, "publish order", orders.producer(), orders.message(order))));
        }
        for (Future<?> answer : answers) {
            var unused = answer.get();
        }
    }

    private void handle(List<ConsumerRecord<String, String>> messages) {
        messages.forEach(message -> KafkaCarrier.resume(ship, message).run(tx -> {}));
    }

    private void sendReceipt(String line) {
        var unused = receipts.producer().send(receipts.message(line));
    }

    /** From the beginning, those that came before too. */
    private void takeReceipts(int count) {
        receipts.receive(count).forEach(receipt -> storefront.receipt(receipt.value()));
    }

    private void assertAbandoned(List<ConsumerRecord<String, String>> messages) {
        assertThat(storefront.abandonedHandOffs())
                .allSatisfy(lost -> {
                    assertThat(lost.transaction()).isEqualTo("checkout");
                    assertThat(lost.step()).isEqualTo("publish order");
                    assertThat(lost.carrier()).isEqualTo("orders");
                    assertThat(lost.age()).isGreaterThan(LIMIT);
                })
                .extracting(AbandonedHandOff::traceId)
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(this::traceOf).toList());
    }

    private String traceOf(ConsumerRecord<String, String> message) {
        return orders.values(message, "traceparent").get(0).substring(3, 35);
    }
}
