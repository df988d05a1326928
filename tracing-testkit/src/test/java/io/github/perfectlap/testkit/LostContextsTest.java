package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.testkit.misuse.Audit;
import io.opentelemetry.context.Context;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A context that was not handed to the thread of an executor. */
class LostContextsTest {

    private static final String PLACE = " began a trace of its own on thread audit at"
            + " io.github.perfectlap.testkit.misuse.Audit.write(Audit.java:";

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");
    private final Audit audit = new Audit(traces.openTelemetry());
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "audit"));

    @AfterEach
    void close() {
        executor.shutdownNow();
        traces.close();
    }

    @Test
    void plainExecutor_businessIsUnharmedAndTheReportSaysWhere() throws Exception {
        checkout.run(tx -> executor.submit(audit::write).get());
        assertThat(audit.written()).isOne();
        assertThat(traces.brokenHandOffs())
                .singleElement()
                .asString()
                .startsWith("'write audit'" + PLACE)
                .endsWith(", after 'checkout' had started on thread "
                        + Thread.currentThread().getName());
    }

    @Test
    void hasShape_plainExecutor_saysWhere() throws Exception {
        checkout.run(tx -> executor.submit(audit::write).get());
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout > write audit"))
                .hasMessageContaining("TORN     write audit, expected under checkout," + PLACE)
                .hasMessageContaining("\n  Hand-offs:\n    'write audit'" + PLACE);
    }

    @Test
    void contextHandedOn_saysNothing() throws Exception {
        ExecutorService wrapping = Context.taskWrapping(executor);
        checkout.run(tx -> wrapping.submit(audit::write).get());
        assertThat(traces).hasShape("checkout > write audit");
        assertThat(traces.brokenHandOffs()).isEmpty();
    }

    @Test
    void traceOfItsOwnThatIsMeant_saysNothing() throws Exception {
        audit.write();
        checkout.run(tx -> executor.submit(() -> checkout.run(second -> {})).get());
        assertThat(traces.brokenHandOffs()).isEmpty();
    }
}
