package io.github.perfectlap.testkit.contract;

import io.github.perfectlap.Step;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

class KafkaSendContractTest extends SendContract {

    private final MockProducer<String, String> producer =
            new MockProducer<>(false, null, new StringSerializer(), new StringSerializer());

    @Override
    protected void send(Step from, String name) {
        var unused = KafkaCarrier.send(from, name, producer, new ProducerRecord<>("orders", "one vase"));
    }

    @Override
    protected void answer() {
        producer.completeNext();
    }

    @Override
    protected void refuse(RuntimeException reason) {
        producer.errorNext(reason);
    }

    @Override
    protected void breakClient(RuntimeException thrown) {
        producer.sendException = thrown;
    }
}
