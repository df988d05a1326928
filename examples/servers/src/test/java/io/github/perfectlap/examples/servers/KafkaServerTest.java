package io.github.perfectlap.examples.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
    private final Path directory;

    KafkaServerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void record_comesBackWithItsHeader_andCloseLeavesNothing() throws Exception {
        KafkaServer kafka = KafkaServer.start(TestSettings.in(directory));
        Footprint footprint = Footprint.of(kafka.process(), directory);
        try (kafka) {
            send(kafka.bootstrapServers());
            ConsumerRecord<String, String> order = receive(kafka.bootstrapServers());
            assertThat(order.value()).isEqualTo("one vase");
            assertThat(order.headers().lastHeader("traceparent").value())
                    .asString(UTF_8)
                    .isEqualTo("00-1");
        }
        footprint.assertGone();
    }

    private static void send(String servers) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        var text = new StringSerializer();
        try (var producer = new KafkaProducer<String, String>(settings, text, text)) {
            var order = new ProducerRecord<String, String>("orders", "one vase");
            order.headers().add("traceparent", "00-1".getBytes(UTF_8));
            producer.send(order).get();
        }
    }

    private static ConsumerRecord<String, String> receive(String servers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "group.id", "test", "auto.offset.reset", "earliest");
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<String, String>(settings, text, text)) {
            consumer.subscribe(List.of("orders"));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }
}
