package io.github.perfectlap.exporter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Keep;
import io.github.perfectlap.Tracing;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is decided not to be kept does not leave the process. */
class KeepExportTest {

    private final Receiver receiver = Receiver.start();

    KeepExportTest() throws IOException {}

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void keep_overOtlp_sendsWhatIsKeptAndNothingElse() throws IOException {
        Tracing tracing = Tracing.builder()
                .withoutShutdownHook()
                .property("otel.exporter.otlp.endpoint", receiver.endpoint().toString())
                .property("otel.metrics.exporter", "none")
                .keep(Keep.share(0).failed())
                .build();
        tracing.transaction("estimate").run(tx -> tx.step("look up price", () -> {}));
        tracing.transaction("checkout").run(tx -> {
            tx.step("charge card", () -> {});
            tx.fail("card declined");
        });
        tracing.close();
        String body = new String(receiver.onlyReceived().body().readAllBytes(), ISO_8859_1);
        assertThat(body).contains("charge card", "checkout", "perfectlap.transaction.shape");
        assertThat(body).doesNotContain("look up price", "estimate");
    }
}
