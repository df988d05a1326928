package io.github.perfectlap.testkit.contract;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import java.util.List;
import java.util.Map;

class PulsarContractTest extends CarrierContract<PulsarMessage> {

    @Override
    protected PulsarMessage send(Step from) {
        return copy(new PulsarMessage(), from);
    }

    @Override
    protected PulsarMessage copy(PulsarMessage received, Step from) {
        PulsarMessage message = withHeaders(received.properties);
        PulsarCarrier.inject(from, message.builder());
        return message;
    }

    @Override
    protected PulsarMessage withHeaders(Map<String, String> headers) {
        PulsarMessage message = new PulsarMessage();
        message.properties.putAll(headers);
        return message;
    }

    @Override
    protected List<String> values(PulsarMessage message, String header) {
        String value = message.properties.get(header);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    protected TransactionBuilder resume(BusinessTransaction definition, PulsarMessage message) {
        return PulsarCarrier.resume(definition, message.received());
    }
}
