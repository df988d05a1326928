package io.github.perfectlap.examples.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.examples.servers.PulsarServer;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.UUID;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client has a tracing of its own: PIP-446. */
@ExtendWith(Brokers.class)
class PulsarOwnTracingTest {

    private final Memory memory = new Memory();
    private final BusinessTransaction checkout = memory.tracing.transaction("checkout");
    private final BusinessTransaction ship = memory.tracing.transaction("ship order");
    private final PulsarServer pulsar;
    private final String topic = "traced-" + UUID.randomUUID();

    PulsarOwnTracingTest(PulsarServer pulsar) {
        this.pulsar = pulsar;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ours_isTheSameWithTheirsOnAndOff(boolean theirs) throws Exception {
        try (PulsarClient client = PulsarClient.builder()
                        .serviceUrl(pulsar.serviceUrl())
                        .openTelemetry(memory.sdk)
                        .enableTracing(theirs)
                        .build();
                var orders = new PulsarChannel(client, topic)) {
            checkout.run(tx -> orders.send(tx, "one vase").get());
            Message<String> message = orders.receive(1).get(0);
            orders.resume(ship, message).run(tx -> tx.step("pack", () -> {}));
        }
        assertOurs();
        assertThat(memory.spans()).hasSize(theirs ? 5 : 4);
        if (theirs) {
            assertTheirs();
        }
    }

    private void assertOurs() {
        assertBelow("publish", "checkout");
        assertBelow("ship order", "publish");
        assertBelow("pack", "ship order");
    }

    /** No span of the send, and one of the receipt that belongs to nothing. */
    private void assertTheirs() {
        SpanData receipt = memory.only("process " + topic);
        assertThat(receipt.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(receipt.getTraceId()).isNotEqualTo(memory.only("checkout").getTraceId());
    }

    private void assertBelow(String name, String parent) {
        assertThat(memory.only(name).getParentSpanId())
                .isEqualTo(memory.only(parent).getSpanId());
        assertThat(memory.only(name).getTraceId()).isEqualTo(memory.only(parent).getTraceId());
    }
}
