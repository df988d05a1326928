package io.github.perfectlap.examples.instrumentation;

import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.report.otlp.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of ours under OpenTelemetry's agent, which records and exports for everybody in it. */
class AgentTest {

    private static AgentJvm shop;
    private static List<TracedSpan> spans;

    @BeforeAll
    static void runShop(@TempDir Path directory) throws IOException, InterruptedException {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            shop = AgentJvm.run(Shop.class, receiver.endpoint(), directory);
            spans = receiver.spans();
        }
    }

    @Test
    void output_isTheApplicationsOwn() {
        assertThat(shop.output()).isEqualTo("order 1 is paid\norder 2 is paid\n");
    }

    /** Each warning of ours says that it is said once; one would be that a step was left open. */
    @Test
    void errors_sayThatTheAgentIsJoined_andWarnOfNothing() {
        assertThat(shop.errors())
                .contains("Joined the OpenTelemetry instance of this process")
                .doesNotContain("said once");
    }

    /** The agent's span of the server stands beside ours, since both follow the request's headers. */
    @Test
    void spans_areOneTreePerOrder() {
        List<TraceTree> orders = TraceTree.of(spans);
        for (int number = 1; number <= 2; number++) {
            assertThat(orders.get(number - 1)).hasShape("""
                checkout {order.number=%d}
                  price basket {basket.items=3}
                  charge card {card.cents=1299}
                    GET [client]
                      GET /charge [server]
                      charge [server]
                        check limit
                  reserve stock
                  pack {parcels=1}
                """.formatted(number));
        }
        assertThat(orders).hasSize(2);
    }

    /** A tree would hide one that came twice. */
    @Test
    void spans_cameOnce() {
        assertThat(spans).extracting(TracedSpan::spanId).hasSize(2 * 9).doesNotHaveDuplicates();
    }

    @Test
    void spans_ofOurs_areTheTransactions() {
        assertThat(spans)
                .filteredOn(span -> span.scope().equals("io.github.perfectlap"))
                .hasSize(2 * 6)
                .allSatisfy(span -> assertThat(span.attributes().get(NAME)).isEqualTo("checkout"));
    }
}
