package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SdkCompatibilityTest} found, one by one, and what it can't see. */
class OwnSpanTest {

    private final Recording recording = new Recording();
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");

    @Test
    void endedThroughOpenTelemetry_whatBecomesOfTheTransaction_changesItsDataNoMore() {
        try (Transaction transaction = checkout.start()) {
            ReadableSpan span = (ReadableSpan) Span.current();
            Span.current().end();
            String atItsEnd = span.toSpanData().toString();
            transaction.fail("out of stock");
            transaction.close();
            assertThat(span.toSpanData().toString()).isEqualTo(atItsEnd).doesNotContain("outcome");
        }
    }

    @Test
    void status_descriptionLongerThanAttributesMayBe_isKept() {
        limited(new SomeLimits(8, 8, 8, 8, 8, 4)).run(transaction -> {
            Span.current().setStatus(StatusCode.ERROR, "declined").setAttribute("reason", "declined");
            SpanData data = ((ReadableSpan) Span.current()).toSpanData();
            assertThat(data.getStatus().getDescription()).isEqualTo("declined");
            assertThat(data.getAttributes().asMap()).containsValue("decl").doesNotContainValue("declined");
        });
    }

    @Test
    void attribute_thatIsThereFromTheStart_isOverwrittenWhereThereIsRoomForNoOther() {
        limited(new SomeLimits(1, 8, 8, 8, 8, 99)).run(transaction -> {
            transaction.event("details").attribute("a", "1").attribute(TransactionAttributes.NAME, "mine");
            ReadableSpan span = (ReadableSpan) Span.current();
            assertThat(span.getAttribute(TransactionAttributes.NAME)).isEqualTo("mine");
            assertThat(span.toSpanData().getTotalAttributeCount()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void attribute_numbersAndTexts_areWhatTheyWere_whicheverComesFirst(int first) {
        List<Consumer<Step>> attributes = List.of(
                step -> step.attribute("long", 7L).attribute(AttributeKey.longKey("key"), -7L),
                step -> step.attribute("double", -0.5),
                step -> step.attribute("text", "7"));
        checkout.run(transaction -> {
            for (int i = 0; i < 3; i++) {
                attributes.get((first + i) % 3).accept(transaction);
            }
        });
        assertThat(recording.span("checkout").getAttributes().asMap())
                .containsEntry(AttributeKey.longKey("long"), 7L)
                .containsEntry(AttributeKey.longKey("key"), -7L)
                .containsEntry(AttributeKey.doubleKey("double"), -0.5)
                .containsEntry(AttributeKey.stringKey("text"), "7");
    }

    @Test
    void link_toASpanOfOurs_holdsNothingButItsIds() {
        checkout.run(transaction -> transaction.link(Span.current().getSpanContext()));
        SpanContext linked = recording.span("checkout").getLinks().get(0).getSpanContext();
        assertThat(linked)
                .isNotInstanceOf(SpanFace.class)
                .isEqualTo(recording.span("checkout").getSpanContext());
    }

    @Test
    void sampledOut_belowAShortTraceId_isInThatTrace() {
        SpanContext shortId = SpanContext.createFromRemoteParent(
                "0000000000000000463ac35c9f6413ad",
                "463ac35c9f6413ad",
                TraceFlags.builder().setRandomTraceId(true).build(),
                TraceState.getDefault());
        checkout.from(Context.root().with(Span.wrap(shortId))).run(transaction -> {
            SpanContext ids = Span.current().getSpanContext();
            assertThat(ids.getTraceId()).isEqualTo(shortId.getTraceId());
            assertThat(ids.getTraceFlags()).isEqualTo(shortId.getTraceFlags());
        });
    }

    private static BusinessTransaction limited(SomeLimits limits) {
        return limits.tracing().build().transaction("checkout");
    }
}
