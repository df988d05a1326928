package io.github.perfectlap.testkit.contract;

import static io.github.perfectlap.TransactionAttributes.HOP;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.testkit.CapturedTraces;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a carrier promises, whatever it is made of. Extend it, say how yours writes and reads, and run it.
 *
 * <pre>{@code
 * class OrderQueueTest extends CarrierContract<OrderMessage> {
 *     protected OrderMessage send(Step from) { … }
 *     protected TransactionBuilder resume(BusinessTransaction definition, OrderMessage message) { … }
 *     protected OrderMessage copy(OrderMessage received, Step from) { … }
 *     protected OrderMessage withHeaders(Map<String, String> headers) { … }
 *     protected List<String> values(OrderMessage message, String header) { … }
 * }
 * }</pre>
 *
 * @param <M> a message as a receiver gets it
 */
public abstract class CarrierContract<M> {

    private static final int MOST_PASSPORT_BYTES = 200;

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");
    private final BusinessTransaction ship = traces.tracing().transaction("ship order");
    private final BusinessTransaction finish =
            traces.tracing().transaction("finish order").finishes();

    /** For a class that says how its carrier works. */
    protected CarrierContract() {}

    /** What the carrier is to be used with. */
    protected final CapturedTraces traces() {
        return traces;
    }

    /** A message into which the step was written, as it is received. */
    protected abstract M send(Step from) throws Exception;

    /** A message with all headers of one that was received, into which another step was written. */
    protected abstract M copy(M received, Step from) throws Exception;

    /** A message with these headers, from somebody who doesn't know this carrier. */
    protected abstract M withHeaders(Map<String, String> headers) throws Exception;

    /** Every value that the message has for a header. */
    protected abstract List<String> values(M message, String header);

    /** Goes on with what the message brought. */
    protected abstract TransactionBuilder resume(BusinessTransaction definition, M message);

    /** Ends the capture. */
    @AfterEach
    protected void closeTraces() {
        traces.close();
    }

    @Test
    final void send_writesOneTraceparentAndAShortPassport() throws Exception {
        M message = sent();
        assertThat(values(message, "traceparent"))
                .singleElement()
                .asString()
                .matches("00-" + span("checkout").traceId() + "-[0-9a-f]{16}-01");
        assertThat(values(message, "baggage"))
                .singleElement()
                .asString()
                .contains("lap.name=checkout", "lap.start=", "lap.hop=1", "lap.sent=");
        assertThat(values(message, "baggage").get(0).getBytes(UTF_8).length).isLessThanOrEqualTo(MOST_PASSPORT_BYTES);
    }

    @Test
    final void resume_goesOnBelowTheSender() throws Exception {
        M message = sent();
        resume(ship, message).run(tx -> {});
        TracedSpan work = span("ship order");
        assertThat(values(message, "traceparent").get(0)).contains(work.traceId() + "-" + work.parentSpanId());
        assertThat(work.attributes().get(NAME)).isEqualTo("checkout");
        assertThat(work.attributes().get(HOP)).isEqualTo(1);
        assertThat(work.attributes().get(PASSPORT_PROBLEM)).isNull();
    }

    @Test
    final void resume_applicationsBaggage_arrives() throws Exception {
        String tenant = "Müller & Söhne, 100 %";
        List<M> messages = new ArrayList<>();
        Context withTenant =
                Context.root().with(Baggage.builder().put("tenant", tenant).build());
        checkout.from(withTenant).run(tx -> messages.add(send(tx)));
        List<String> arrived = new ArrayList<>();
        resume(ship, messages.get(0))
                .run(tx -> arrived.add(Baggage.fromContext(tx.context()).getEntryValue("tenant")));
        assertThat(arrived).containsExactly(tenant);
    }

    @Test
    final void copy_headersOfTheFirstSender_areReplaced() throws Exception {
        M first = sent();
        List<M> seconds = new ArrayList<>();
        resume(ship, first).run(tx -> seconds.add(copy(first, tx)));
        M second = seconds.get(0);
        assertThat(values(second, "traceparent")).hasSize(1).doesNotContainAnyElementsOf(values(first, "traceparent"));
        assertThat(values(second, "baggage")).singleElement().asString().contains("lap.hop=2");
        resume(finish, second).run(tx -> {});
        assertThat(span("finish order").attributes().get(HOP)).isEqualTo(2);
    }

    @Test
    final void resume_withoutHeaders_isHandledAndSaysWhy() throws Exception {
        assertFresh(Map.of(), "missing");
    }

    @Test
    final void resume_traceparentThatIsNone_isHandledAndSaysWhy() throws Exception {
        assertFresh(Map.of("traceparent", "00-zz-1-01", "baggage", Foreign.PASSPORT), "malformed");
    }

    @Test
    final void resume_headersThatAreNoText_areHandledAndSayWhy() throws Exception {
        assertFresh(Map.of("traceparent", "\u0001\ufffd\u00ff", "baggage", "\ufffd;=,,%"), "malformed");
    }

    @Test
    final void resume_baggageTooLong_isHandledAndSaysWhy() throws Exception {
        String baggage = Foreign.PASSPORT + ",filler=" + "x".repeat(9_000);
        resume(ship, withHeaders(Map.of("traceparent", Foreign.TRACEPARENT, "baggage", baggage)))
                .run(tx -> {});
        assertThat(problem()).isEqualTo("oversized");
        assertThat(span("ship order").traceId()).isEqualTo(Foreign.TRACE);
    }

    @Test
    final void resume_strangersTrace_isGoneOnWithAndSaysThatThePassportIsMissing() throws Exception {
        resume(ship, withHeaders(Map.of("traceparent", Foreign.TRACEPARENT))).run(tx -> {});
        assertThat(problem()).isEqualTo("missing");
        assertThat(span("ship order").parentSpanId()).isEqualTo(Foreign.SPAN);
    }

    @Test
    final void resume_strangersPassport_isUnderstood() throws Exception {
        resume(ship, withHeaders(Map.of("traceparent", Foreign.TRACEPARENT, "baggage", Foreign.PASSPORT)))
                .run(tx -> {});
        assertThat(problem()).isNull();
        assertThat(span("ship order").attributes().get(NAME)).isEqualTo("checkout");
    }

    @Test
    final void resume_sameMessageTwice_bothAreBelowItsSender() throws Exception {
        M message = sent();
        resume(ship, message).run(tx -> {});
        resume(ship, message).run(tx -> {});
        assertThat(spans("ship order"))
                .hasSize(2)
                .extracting(TracedSpan::parentSpanId)
                .containsOnly(span("ship order", 0).parentSpanId());
    }

    @Test
    final void resume_sameMessageTwice_finishesOnce() throws Exception {
        M message = sent();
        resume(finish, message).run(tx -> {});
        resume(finish, message).run(tx -> {});
        assertThat(spans("finish order"))
                .hasSize(2)
                .filteredOn(span -> span.attributes().get(TransactionAttributes.END_TO_END) != null)
                .hasSize(1);
    }

    @Test
    final void resume_otherSpanIsCurrent_isNotBelowItAndGivesItBack() throws Exception {
        M message = sent();
        Span poll = traces.openTelemetry()
                .getTracer("contract")
                .spanBuilder("poll")
                .setNoParent()
                .startSpan();
        try (Scope ignored = poll.makeCurrent()) {
            resume(ship, message).run(tx -> {});
            assertThat(Span.current()).isSameAs(poll);
        } finally {
            poll.end();
        }
        assertThat(span("ship order").traceId()).isEqualTo(span("checkout").traceId());
    }

    @Test
    final void send_leavesTheThreadAsItWas() throws Exception {
        Context before = Context.current();
        M message = sent();
        resume(ship, message).run(tx -> {});
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    final void resume_manyAtOnce_eachBelowItsOwnSender() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int order = 0; order < 100; order++) {
                all.add(threads.submit(() -> handle(sent())));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(traces.trees())
                .hasSize(100)
                .allMatch(tree -> tree.find("ship order").size() == 1);
    }

    private boolean handle(M message) {
        resume(ship, message).run(tx -> {});
        return true;
    }

    private M sent() throws Exception {
        return checkout.call(tx -> send(tx));
    }

    private void assertFresh(Map<String, String> headers, String reason) throws Exception {
        resume(ship, withHeaders(headers)).run(tx -> tx.step("pack", () -> {}));
        assertThat(problem()).isEqualTo(reason);
        assertThat(span("ship order").isRoot()).isTrue();
        assertThat(span("pack").parentSpanId()).isEqualTo(span("ship order").spanId());
    }

    private @Nullable String problem() {
        return span("ship order").attributes().get(PASSPORT_PROBLEM);
    }

    private TracedSpan span(String name) {
        assertThat(spans(name)).as("spans of the name '%s'", name).hasSize(1);
        return span(name, 0);
    }

    private TracedSpan span(String name, int index) {
        return spans(name).get(index);
    }

    private List<TracedSpan> spans(String name) {
        return traces.spans().stream().filter(span -> span.name().equals(name)).toList();
    }
}
