package io.github.perfectlap.examples.messaging;

import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;
import org.apache.pulsar.client.impl.MessageImpl;
import org.junit.jupiter.api.Test;

class PulsarCarrierTest extends CarrierContract<Message<String>> {

    private final PulsarClient client;

    PulsarCarrierTest(PulsarClient client) {
        this.client = client;
    }

    @Override
    PulsarChannel open(String name) {
        return new PulsarChannel(client, name);
    }

    @Test
    void forward_oldPropertiesCopiedOn_carriesBothOverTheWireAndTheNewestLast() throws Exception {
        var unbatched = client.newProducer(Schema.STRING).enableBatching(false);
        try (var orders = new PulsarChannel(client, "wire-" + UUID.randomUUID(), unbatched)) {
            Message<String> first = sent(orders);
            orders.resume(ship, first).run(tx -> orders.forward(tx, first).get());
            List<String> raw = wire(orders.receive(2).get(1), "traceparent");
            assertThat(raw).hasSize(2);
            assertThat(raw.get(1)).contains(memory.all("publish", 2).get(1).getSpanId());
        }
    }

    @Test
    void resume_valueThatIsNoTraceparent_isMalformed() throws Exception {
        try (PulsarChannel orders = open("strange-" + UUID.randomUUID())) {
            orders.sendPlain(Map.of("traceparent", "\uFFFD\u0000\uD83D\uDE80", "baggage", ""));
            orders.resume(ship, orders.receive(1).get(0)).run(tx -> {});
        }
        assertThat(memory.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("malformed");
    }

    /** What a reader in another language gets: the properties as they are in the metadata. */
    private static List<String> wire(Message<String> message, String name) {
        return ((MessageImpl<String>) message)
                .getMessageBuilder().getPropertiesList().stream()
                        .filter(property -> property.getKey().equals(name))
                        .map(property -> property.getValue())
                        .toList();
    }
}
