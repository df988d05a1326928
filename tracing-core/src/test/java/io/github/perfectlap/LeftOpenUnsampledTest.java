package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same of a transaction that is counted, and of which nothing is recorded. */
class LeftOpenUnsampledTest {

    private final LogLines log = new LogLines();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final Tracing tracing = Tracing.builder()
            .withoutShutdownHook()
            .property("otel.traces.sampler", "always_off")
            .metricReader(metrics)
            .build();
    private final BusinessTransaction checkout = tracing.transaction("checkout");
    private final BusinessTransaction estimate = tracing.transaction("estimate");

    @AfterEach
    void close() {
        Scope unused = ContextStorage.get().attach(Context.root());
        tracing.close();
        log.close();
    }

    @Test
    void start_whileOneOfItsDefinitionIsOpen_isATraceOfItsOwn() {
        String first = traceOf(checkout.start());
        Transaction second = checkout.start();
        assertThat(traceOf(second)).isNotEqualTo(first);
        second.close();
        assertThat(Context.current()).isSameAs(Context.root());
        assertThat(leftOpen()).isEqualTo(1);
    }

    @Test
    void start_ofAnotherDefinition_isInItsTrace() {
        try (Transaction order = checkout.start();
                Transaction inside = estimate.start()) {
            assertThat(traceOf(inside)).isEqualTo(traceOf(order));
        }
        assertThat(leftOpen()).isZero();
    }

    @Test
    void close_afterItWasCounted_isCountedNoMore() {
        Transaction first = checkout.start();
        checkout.start().close();
        first.close();
        assertThat(leftOpen()).isZero();
    }

    @Test
    void garbage_isAbandonedAndNoMoreCurrent() {
        checkout.start().complete();
        System.gc();
        estimate.run(tx -> {});
        assertThat(Context.current()).isSameAs(Context.root());
        assertThat(leftOpen()).isEqualTo(1);
        assertThat(outcomes()).contains("abandoned");
    }

    @Test
    void tracingClosed_whatIsOpenIsCountedUntilItIsClosed() {
        Transaction order = checkout.start();
        tracing.close();
        assertThat(leftOpen()).isEqualTo(1);
        order.close();
        assertThat(leftOpen()).isZero();
        assertThat(Context.current()).isSameAs(Context.root());
    }

    @Test
    void start_switchedOff_isWatchedByNobody() {
        checkout.switchOff();
        assertThat(checkout.start()).isSameAs(checkout.start());
    }

    private static String traceOf(Transaction transaction) {
        return Span.fromContext(transaction.context()).getSpanContext().getTraceId();
    }

    private long leftOpen() {
        return tracing.problems().count(LeakReport.LEFT_OPEN);
    }

    private List<String> outcomes() {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("perfectlap.transaction.duration"))
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .map(point -> point.getAttributes().get(TransactionAttributes.OUTCOME))
                .toList();
    }
}
