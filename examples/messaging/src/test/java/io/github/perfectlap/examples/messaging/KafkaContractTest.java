package io.github.perfectlap.examples.messaging;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.examples.servers.KafkaServer;
import io.github.perfectlap.testkit.contract.CarrierContract;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test kit's own contract, on a real broker. */
@ExtendWith(Brokers.class)
class KafkaContractTest extends CarrierContract<ConsumerRecord<String, String>> {

    private final KafkaServer kafka;

    KafkaContractTest(KafkaServer kafka) {
        this.kafka = kafka;
    }

    @Override
    protected ConsumerRecord<String, String> send(Step from) throws Exception {
        try (KafkaChannel topic = topic()) {
            var unused = topic.send(from, "one vase").get();
            return topic.receive(1).get(0);
        }
    }

    @Override
    protected ConsumerRecord<String, String> copy(ConsumerRecord<String, String> received, Step from) throws Exception {
        try (KafkaChannel topic = topic()) {
            var unused = topic.forward(from, received).get();
            return topic.receive(1).get(0);
        }
    }

    @Override
    protected ConsumerRecord<String, String> withHeaders(Map<String, String> headers) throws Exception {
        try (KafkaChannel topic = topic()) {
            topic.sendPlain(headers);
            return topic.receive(1).get(0);
        }
    }

    @Override
    protected List<String> values(ConsumerRecord<String, String> message, String header) {
        try (KafkaChannel topic = topic()) {
            return topic.values(message, header);
        }
    }

    @Override
    protected TransactionBuilder resume(BusinessTransaction definition, ConsumerRecord<String, String> message) {
        try (KafkaChannel topic = topic()) {
            return topic.resume(definition, message);
        }
    }

    private KafkaChannel topic() {
        return new KafkaChannel(kafka.bootstrapServers(), "contract-" + UUID.randomUUID());
    }
}
