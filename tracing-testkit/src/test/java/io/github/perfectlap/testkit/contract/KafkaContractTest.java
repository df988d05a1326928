package io.github.perfectlap.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.testkit.kafka.KafkaDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;

class KafkaContractTest extends CarrierContract<ConsumerRecord<String, String>> {

    @Override
    protected ConsumerRecord<String, String> send(Step from) throws Exception {
        return sent(from, new RecordHeaders());
    }

    @Override
    protected ConsumerRecord<String, String> copy(ConsumerRecord<String, String> received, Step from) throws Exception {
        return sent(from, received.headers());
    }

    private static ConsumerRecord<String, String> sent(Step from, Headers headers) throws Exception {
        MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        var record = new ProducerRecord<String, String>("orders", null, null, "one vase", headers);
        var unused = KafkaCarrier.send(from, "publish", producer, record).get();
        List<ConsumerRecord<String, String>> received = new ArrayList<>();
        KafkaDelivery.deliver(producer, received::add);
        return received.get(0);
    }

    @Override
    protected ConsumerRecord<String, String> withHeaders(Map<String, String> headers) {
        var record = new ConsumerRecord<>("orders", 0, 0, "key", "one vase");
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    @Override
    protected List<String> values(ConsumerRecord<String, String> message, String header) {
        return StreamSupport.stream(message.headers().headers(header).spliterator(), false)
                .map(each -> new String(each.value(), UTF_8))
                .toList();
    }

    @Override
    protected TransactionBuilder resume(BusinessTransaction definition, ConsumerRecord<String, String> message) {
        return KafkaCarrier.resume(definition, message);
    }
}
