package io.github.perfectlap.testkit.contract;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

class KafkaBatchContractTest extends BatchContract<ConsumerRecord<String, String>> {

    @Override
    protected ConsumerRecord<String, String> send(Step from) {
        var sent = new ProducerRecord<String, String>("orders", "one vase");
        KafkaCarrier.inject(from, sent);
        var received = new ConsumerRecord<>("orders", 0, 0, "key", "one vase");
        sent.headers().forEach(received.headers()::add);
        return received;
    }

    @Override
    protected TransactionBuilder batch(BusinessTransaction definition, List<ConsumerRecord<String, String>> messages) {
        var records = new ConsumerRecords<>(Map.of(new TopicPartition("orders", 0), messages), Map.of());
        return KafkaCarrier.batch(definition, records);
    }
}
