package io.github.perfectlap.testkit.contract;

import io.github.perfectlap.Step;
import io.github.perfectlap.context.pulsar.PulsarCarrier;

class PulsarSendContractTest extends SendContract {

    private final PulsarMessage message = new PulsarMessage();

    @Override
    protected void send(Step from, String name) {
        var unused = PulsarCarrier.send(from, name, message.builder());
    }

    @Override
    protected void answer() {
        message.answer();
    }

    @Override
    protected void refuse(RuntimeException reason) {
        message.answer.completeExceptionally(reason);
    }

    @Override
    protected void breakClient(RuntimeException thrown) {
        message.broken = thrown;
    }
}
