package io.github.perfectlap.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulsarServerTest {
    private final Path directory;

    PulsarServerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void message_comesBackWithItsProperty_andCloseLeavesNothing() throws Exception {
        PulsarServer pulsar = PulsarServer.start(TestSettings.in(directory));
        Footprint footprint = Footprint.of(pulsar.process(), directory);
        try (pulsar;
                PulsarClient client =
                        PulsarClient.builder().serviceUrl(pulsar.serviceUrl()).build()) {
            Message<String> order = sendAndReceive(client);
            assertThat(order.getValue()).isEqualTo("one vase");
            assertThat(order.getProperty("traceparent")).isEqualTo("00-1");
        }
        footprint.assertGone();
    }

    private static Message<String> sendAndReceive(PulsarClient client) throws Exception {
        try (Consumer<String> consumer = client.newConsumer(Schema.STRING)
                        .topic("orders")
                        .subscriptionName("test")
                        .subscribe();
                Producer<String> producer =
                        client.newProducer(Schema.STRING).topic("orders").create()) {
            producer.newMessage()
                    .value("one vase")
                    .property("traceparent", "00-1")
                    .send();
            return consumer.receive(30, TimeUnit.SECONDS);
        }
    }
}
