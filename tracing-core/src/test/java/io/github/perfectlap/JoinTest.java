package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.END_TO_END;
import static io.github.perfectlap.TransactionAttributes.HOP;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Mode.class)
class JoinTest {

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final BusinessTransaction settle;

    JoinTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
        settle = recording.tracing.transaction("settle").finishes();
    }

    @Test
    void resumeAll_branchesOfOneTransaction_goesOnWithItOnce() {
        Headers stock = new Headers();
        Headers card = new Headers();
        checkout.run(tx -> {
            send(tx, "reserve", stock);
            send(tx, "charge", card);
        });
        recording.pass(Duration.ofSeconds(1));
        settle.resumeAll(arrived(card, stock)).run(tx -> {});
        assertThat(recording.parentOf("settle")).isEqualTo("charge");
        assertThat(recording.attribute("settle", NAME)).isEqualTo("checkout");
        assertThat(recording.attribute("settle", END_TO_END)).isEqualTo(1.2);
        assertThat(linked("settle")).containsExactlyInAnyOrder(spanId("reserve"), spanId("charge"));
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(1);
    }

    @Test
    void resumeAll_branchesThatWentOn_goesOnBelowTheLatest() {
        Headers card = new Headers();
        Headers packed = new Headers();
        checkout.run(tx -> send(tx, "charge", card));
        recording.tracing.transaction("pack").resume(card, card).run(tx -> send(tx, "parcel", packed));
        settle.resumeAll(arrived(packed, card)).run(tx -> {});
        assertThat(recording.parentOf("settle")).isEqualTo("parcel");
        assertThat(recording.attribute("settle", HOP)).isEqualTo(2);
    }

    @Test
    void resumeAll_severalTransactions_isATransactionThatEndsThemAll() {
        Headers first = handedOver();
        recording.pass(Duration.ofSeconds(1));
        Headers second = handedOver();
        settle.resumeAll(arrived(first, second)).run(tx -> recording.pass(Duration.ofSeconds(2)));
        assertThat(recording.span("settle").getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(recording.attribute("settle", NAME)).isEqualTo("settle");
        assertThat(recording.attribute("settle", PASSPORT_PROBLEM)).isNull();
        assertThat(linked("settle")).hasSize(2);
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(2);
        assertThat(recording.seconds("end_to_end", "checkout", "ok")).isCloseTo(5.3, within(1e-9));
        assertThat(recording.count("end_to_end", "settle", "ok")).isEqualTo(1);
        assertThat(recording.metric("perfectlap.queue.wait").getHistogramData().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getCount()).isEqualTo(2));
    }

    @Test
    void resumeAll_batchComesAgain_endsEachOnce() {
        List<Context> batch = arrived(handedOver(), handedOver());
        settle.resumeAll(batch).run(tx -> {});
        settle.resumeAll(batch).run(tx -> {});
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(2);
        assertThat(recording.sum("perfectlap.transaction.duplicates")).isEqualTo(2);
    }

    @Test
    void resumeAll_batchThatDoesNotFinish_endsNone() {
        recording
                .tracing
                .transaction("collect")
                .resumeAll(arrived(handedOver(), handedOver()))
                .run(tx -> {});
        assertThat(recording.count("end_to_end", "checkout", "ok")).isZero();
    }

    @Test
    void link_toCarriersOfABatch_endsTheirTransactions() {
        Headers message = handedOver();
        settle.from(Context.root()).link(message, message).run(tx -> {});
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(1);
    }

    @Test
    void link_besideOneThatIsResumed_isOnlyALink() {
        Headers message = handedOver();
        Headers other = handedOver();
        settle.resume(message, message).link(other, other).run(tx -> {});
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(1);
    }

    @Test
    void resumeAll_strangersAmongThem_areLinkedOnly() {
        Headers stranger = handedOver().without("baggage");
        settle.resumeAll(arrived(stranger, handedOver())).run(tx -> {});
        assertThat(recording.attribute("settle", NAME)).isEqualTo("checkout");
        assertThat(linked("settle")).hasSize(2);
    }

    @Test
    void resumeAll_one_isResumed() {
        settle.resumeAll(arrived(handedOver())).run(tx -> {});
        assertThat(recording.attribute("settle", NAME)).isEqualTo("checkout");
        settle.resumeAll(arrived(new Headers())).run(tx -> {});
        assertThat(recording.spans().get(3).getAttributes().get(PASSPORT_PROBLEM))
                .isEqualTo("missing");
    }

    @Test
    void resumeAll_none_isATransactionOfItsOwn() {
        settle.resumeAll(List.of()).run(tx -> {});
        assertThat(recording.attribute("settle", NAME)).isEqualTo("settle");
        assertThat(recording.attribute("settle", PASSPORT_PROBLEM)).isNull();
    }

    @Test
    void resumeAll_inputsThatCannotBeRead_areLeftOut() {
        List<@Nullable Context> inputs = new ArrayList<>(arrived(handedOver()));
        inputs.add(null);
        settle.resumeAll(() -> new Broken(inputs.iterator())).run(tx -> {});
        assertThat(recording.attribute("settle", NAME)).isEqualTo("checkout");
        assertThat(recording.tracing.problems().count("Reading inputs")).isEqualTo(1);
    }

    @Test
    void resumeAll_moreThanAThousand_endsAThousandAndSaysSo() {
        Headers[] messages = Stream.generate(this::handedOver).limit(1_003).toArray(Headers[]::new);
        settle.resumeAll(arrived(messages)).run(tx -> {});
        assertThat(recording.count("end_to_end", "checkout", "ok")).isEqualTo(Inputs.MAX);
        assertThat(recording.tracing.problems().count("inputs left out")).isEqualTo(1);
        assertThat(recording.span("settle").getTotalRecordedLinks()).isEqualTo(1_003);
    }

    @Test
    void resumeAll_sampledOut_countsTheSame() {
        Recording unsampled = Recording.sampledOut();
        Headers first = handedOver();
        Headers second = handedOver();
        List<Context> arrived = Stream.of(first, second)
                .map(message -> unsampled.tracing.propagator().extract(Context.root(), message, message))
                .toList();
        unsampled.tracing.transaction("settle").finishes().resumeAll(arrived).run(tx -> {});
        assertThat(unsampled.count("end_to_end", "checkout", "ok")).isEqualTo(2);
    }

    private Headers handedOver() {
        Headers message = new Headers();
        checkout.run(tx -> send(tx, "publish", message));
        return message;
    }

    private void send(Transaction tx, String step, Headers message) {
        recording.pass(Duration.ofMillis(100));
        try (Step send = tx.handOff(step)) {
            send.inject(message, Headers.SETTER);
            send.complete();
        }
    }

    private List<Context> arrived(Headers... messages) {
        return Stream.of(messages)
                .map(message -> recording.tracing.propagator().extract(Context.root(), message, message))
                .toList();
    }

    private List<String> linked(String name) {
        return recording.span(name).getLinks().stream()
                .map(link -> link.getSpanContext().getSpanId())
                .toList();
    }

    private String spanId(String name) {
        return recording.span(name).getSpanId();
    }

    /** Fails where it should say that there are no more. */
    private record Broken(Iterator<@Nullable Context> inputs) implements Iterator<Context> {

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        @SuppressWarnings("NullAway") // what callers from other languages do
        public Context next() {
            return inputs.next();
        }
    }
}
