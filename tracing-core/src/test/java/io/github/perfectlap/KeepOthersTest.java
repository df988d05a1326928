package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans that others make through OpenTelemetry's own API are kept with the transaction that they are in, or around. */
class KeepOthersTest {

    private final KeepRecording recording = new KeepRecording(Keep.share(0).failed());
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");
    private final Tracer tracer = recording.tracing.openTelemetry().getTracer("plain");

    private void work(Transaction tx, boolean isFailed) {
        tx.step("charge card", () -> {
            Span http = tracer.spanBuilder("POST").startSpan();
            try (Scope scope = http.makeCurrent()) {
                tracer.spanBuilder("connect").startSpan().end();
            } finally {
                http.end();
            }
        });
        if (isFailed) {
            tx.fail("card declined");
        }
    }

    @Test
    void inside_failed_isKeptAsSampled() {
        checkout.run(tx -> work(tx, true));
        assertThat(recording.names()).containsExactly("connect", "POST", "charge card", "checkout");
        assertThat(recording.spans()).allMatch(span -> span.getSpanContext().isSampled());
    }

    @Test
    void inside_ordinary_isDropped() {
        checkout.run(tx -> work(tx, false));
        assertThat(recording.spans()).isEmpty();
        assertThat(recording.count("ordinary")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inside_endsLater_isAsItsTransaction(boolean isFailed) {
        Span[] late = new Span[1];
        checkout.run(tx -> {
            late[0] = tracer.spanBuilder("POST").startSpan();
            work(tx, isFailed);
        });
        int before = recording.spans().size();
        late[0].end();
        assertThat(recording.spans()).hasSize(before + (isFailed ? 1 : 0));
    }

    @Test
    void inside_startsAfterTheEnd_isAsItsTransaction() {
        Context[] inside = new Context[1];
        checkout.run(tx -> {
            inside[0] = tx.context();
            tx.fail("card declined");
        });
        tracer.spanBuilder("late").setParent(inside[0]).startSpan().end();
        assertThat(recording.names()).containsExactly("checkout", "late");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void around_isAsTheTransactionInside(boolean isFailed) {
        Span server = tracer.spanBuilder("GET /checkout").startSpan();
        try (Scope scope = server.makeCurrent()) {
            checkout.run(tx -> work(tx, isFailed));
        } finally {
            server.end();
        }
        assertThat(recording.names().contains("GET /checkout")).isEqualTo(isFailed);
    }

    @Test
    void around_oneOfTwoFails_isKeptAndWhatComesAfter() {
        Span batch = tracer.spanBuilder("batch").startSpan();
        try (Scope scope = batch.makeCurrent()) {
            checkout.run(tx -> tx.step("first", () -> {}));
            checkout.run(tx -> tx.fail("card declined"));
            checkout.run(tx -> tx.step("third", () -> {}));
        } finally {
            batch.end();
        }
        assertThat(recording.names()).containsExactly("checkout", "third", "checkout", "batch");
    }

    @Test
    void outside_isKeptByTheShare() {
        tracer.spanBuilder("poll").startSpan().end();
        KeepRecording all = new KeepRecording(Keep.share(1));
        all.tracing
                .openTelemetry()
                .getTracer("plain")
                .spanBuilder("poll")
                .startSpan()
                .end();
        assertThat(recording.count("outside")).isEqualTo(1);
        assertThat(all.names()).containsExactly("poll");
    }

    @Test
    void anotherTracing_decidesByItself() {
        KeepRecording other = new KeepRecording(Keep.share(0).failed());
        checkout.run(tx -> other.tracing.transaction("audit").run(audit -> audit.fail("no disk")));
        assertThat(recording.spans()).isEmpty();
        assertThat(other.names()).containsExactly("audit");
    }
}
