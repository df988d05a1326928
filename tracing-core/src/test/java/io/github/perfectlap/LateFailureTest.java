package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is exported after a while is what was counted at the end. */
class LateFailureTest {

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final BatchSpanProcessor batch = BatchSpanProcessor.builder(exported)
            .setScheduleDelay(Duration.ofDays(1))
            .build();
    private final Tracing tracing =
            Tracing.builder().withoutShutdownHook().processor(batch).build();

    @AfterEach
    void close() {
        tracing.close();
    }

    @Test
    void stepThatFailsAfterTheEnd_changesNothing() {
        Step late = tracing.transaction("checkout").call(tx -> tx.handOff("publish"));
        late.fail("too_late");
        late.close();
        assertThat(checkout().getAttributes().get(TransactionAttributes.OUTCOME))
                .isEqualTo("ok");
        assertThat(checkout().getAttributes().get(TransactionAttributes.ERROR_TYPE))
                .isNull();
    }

    @Test
    void stepThatIsLeftAfterTheEnd_changesNothing() {
        tracing.transaction("checkout").call(tx -> tx.handOff("publish")).close();
        assertThat(checkout().getAttributes().get(TransactionAttributes.OUTCOME))
                .isEqualTo("ok");
    }

    private SpanData checkout() {
        assertThat(batch.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("checkout"))
                .findFirst()
                .orElseThrow();
    }
}
