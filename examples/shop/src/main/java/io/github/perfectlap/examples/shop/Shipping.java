package io.github.perfectlap.examples.shop;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.examples.node.Node;
import io.github.perfectlap.examples.node.NodeProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import redis.clients.jedis.RedisClient;

/** Goes on with shipments that come through Kafka; the transaction ends here. */
final class Shipping implements Node {

    private final Tracing tracing =
            Tracing.builder().service("shipping").release("7.0").build();
    private final BusinessTransaction ship = tracing.transaction("ship order").finishes();
    private final RedisClient redis;
    private final Stock stock;
    private final KafkaConsumer<String, String> shipments;
    private final Thread loop = new Thread(this::consume, "shipments");

    private Shipping(Addresses addresses) {
        redis = RedisClient.create("redis://" + addresses.redis());
        stock = new Stock(redis);
        shipments = new KafkaConsumer<>(
                Map.of(
                        BOOTSTRAP_SERVERS_CONFIG, addresses.kafka(),
                        GROUP_ID_CONFIG, "shipping",
                        AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        shipments.subscribe(List.of(Addresses.SHIPMENTS));
        loop.start();
    }

    /** Arguments: folder, Redis, Pulsar, Kafka. */
    public static void main(String[] arguments) throws Exception {
        NodeProcess.run("shipping", arguments, folder -> new Shipping(Addresses.of(arguments)));
    }

    private void consume() {
        try (shipments) {
            while (true) {
                shipments.poll(Duration.ofSeconds(1)).forEach(this::handle);
            }
        } catch (WakeupException closing) {
            // close() asked for it.
        }
    }

    private void handle(ConsumerRecord<String, String> record) {
        KafkaCarrier.resume(ship, record).run(tx -> {
            tx.step("print label", () -> Work.takes(2));
            tx.step("book carrier", () -> Work.takes(6));
            stock.shipped(record.key());
        });
    }

    @Override
    public String address() {
        return "kafka:" + Addresses.SHIPMENTS;
    }

    @Override
    public void close() {
        shipments.wakeup();
        try {
            loop.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        tracing.close();
        redis.close();
    }
}
