package io.github.perfectlap.examples.messaging;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.ProducerBuilder;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Schema;
import org.apache.pulsar.client.api.SubscriptionInitialPosition;

/** A topic of Pulsar. */
final class PulsarChannel implements Channel<Message<String>> {

    private final PulsarClient client;
    private final String topic;
    private final Producer<String> producer;

    PulsarChannel(PulsarClient client, String topic) {
        this(client, topic, client.newProducer(Schema.STRING));
    }

    PulsarChannel(PulsarClient client, String topic, ProducerBuilder<String> producer) {
        this.client = client;
        this.topic = topic;
        try {
            this.producer = producer.topic(topic).create();
        } catch (PulsarClientException e) {
            throw new IllegalStateException("No producer for " + topic, e);
        }
    }

    Producer<String> producer() {
        return producer;
    }

    @Override
    public Future<?> send(Step from, String body) {
        return PulsarCarrier.send(from, "publish", producer.newMessage().value(body));
    }

    @Override
    public Future<?> forward(Step from, Message<String> received) {
        var copy = producer.newMessage().value(received.getValue()).properties(received.getProperties());
        return PulsarCarrier.send(from, "publish", copy);
    }

    @Override
    public void sendPlain(Map<String, String> headers) throws Exception {
        var unused = producer.newMessage().value("one vase").properties(headers).send();
    }

    @Override
    public List<Message<String>> receive(int count) throws Exception {
        List<Message<String>> received = new ArrayList<>();
        try (Consumer<String> consumer = consumer("reader-" + UUID.randomUUID()).subscribe()) {
            while (received.size() < count) {
                Message<String> message = consumer.receive(30, TimeUnit.SECONDS);
                received.add(Optional.ofNullable(message).orElseThrow());
                consumer.acknowledge(message);
            }
        }
        return received;
    }

    org.apache.pulsar.client.api.ConsumerBuilder<String> consumer(String subscription) {
        return client.newConsumer(Schema.STRING)
                .topic(topic)
                .subscriptionName(subscription)
                .subscriptionInitialPosition(SubscriptionInitialPosition.Earliest);
    }

    @Override
    public String body(Message<String> message) {
        return message.getValue();
    }

    @Override
    public List<String> values(Message<String> message, String name) {
        return message.hasProperty(name) ? List.of(message.getProperty(name)) : List.of();
    }

    @Override
    public TransactionBuilder resume(BusinessTransaction definition, Message<String> message) {
        return PulsarCarrier.resume(definition, message);
    }

    @Override
    public void close() throws Exception {
        producer.close();
    }
}
