package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.DUPLICATE;
import static io.github.perfectlap.TransactionAttributes.END_TO_END;
import static io.github.perfectlap.TransactionAttributes.RECOVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A transaction ends once in a process, however often its message comes. */
@ParameterizedClass
@MethodSource("io.github.perfectlap.SignalsTest#recordings")
class EndTest {

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final BusinessTransaction ship;

    EndTest(Supplier<Recording> recording) {
        this.recording = recording.get();
        checkout = this.recording.tracing.transaction("checkout");
        ship = this.recording.tracing.transaction("ship").finishes();
    }

    @Test
    void finishes_deliveredTwice_endsOnce() {
        Headers message = handedOver();
        ship(message);
        recording.pass(Duration.ofSeconds(5));
        ship(message);
        assertEnds("ok", 1);
        assertThat(recording.count("duration", "ship", "ok")).isEqualTo(2);
        assertThat(recording.sum("perfectlap.transaction.duplicates")).isEqualTo(1);
        assertThat(attributes("ship").stream().skip(1))
                .allMatch(second -> Boolean.TRUE.equals(second.get(DUPLICATE)) && second.get(END_TO_END) == null);
        assertThat(attributes("ship").stream().limit(1)).allMatch(first -> first.get(DUPLICATE) == null);
    }

    @Test
    void finish_byHandAndDeliveredTwice_endsOnce() {
        Headers message = handedOver();
        BusinessTransaction byHand = recording.tracing.transaction("ship");
        byHand.resume(message, message).run(Transaction::finish);
        byHand.resume(message, message).run(Transaction::finish);
        assertEnds("ok", 1);
    }

    @Test
    void finishes_twoTransactions_endBoth() {
        ship(handedOver());
        ship(handedOver());
        assertEnds("ok", 2);
        assertThat(recording.sum("perfectlap.transaction.duplicates")).isZero();
    }

    @Test
    void finishes_retrySucceeds_recoversFromTheFailure() {
        Headers message = handedOver();
        assertThatThrownBy(() -> shipAndFail(message)).isNotNull();
        assertThatThrownBy(() -> shipAndFail(message)).isNotNull();
        recording.pass(Duration.ofSeconds(3));
        ship(message);
        ship(message);
        assertEnds("failed", 1);
        assertEnds("ok", 1);
        assertThat(recording.seconds("end_to_end", "checkout", "ok")).isEqualTo(3);
        assertThat(recording.sum("perfectlap.transaction.recovered")).isEqualTo(1);
        assertThat(recording.sum("perfectlap.transaction.duplicates")).isEqualTo(2);
        assertThat(attributes("ship").stream().skip(2).limit(1))
                .allMatch(third -> Boolean.TRUE.equals(third.get(RECOVERED)) && third.get(END_TO_END) != null);
    }

    @Test
    void finishes_notCompleted_mayRecover() {
        Headers message = handedOver();
        ship.resume(message, message).start().close();
        ship(message);
        assertEnds("abandoned", 1);
        assertEnds("ok", 1);
    }

    @Test
    void finishes_businessSaidNo_isFinal() {
        Headers message = handedOver();
        ship.resume(message, message).run(tx -> tx.fail("out_of_stock"));
        ship(message);
        assertEnds("failed", 1);
        assertEnds("ok", 0);
    }

    @Test
    void finish_afterWhatMayFail_endsWithTheRetryOnly() {
        Headers message = handedOver();
        BusinessTransaction byHand = recording.tracing.transaction("ship");
        assertThatThrownBy(() -> byHand.resume(message, message).run(tx -> {
                    throw new IllegalStateException("no courier");
                }))
                .isNotNull();
        byHand.resume(message, message).run(Transaction::finish);
        assertEnds("failed", 0);
        assertEnds("ok", 1);
        assertThat(recording.sum("perfectlap.transaction.recovered")).isZero();
    }

    @Test
    void finishes_branchesOfAFork_theFirstIsTheEnd() {
        Headers parcel = new Headers();
        Headers invoice = new Headers();
        checkout.run(tx -> {
            tx.inject(parcel, Headers.SETTER);
            tx.inject(invoice, Headers.SETTER);
        });
        ship(parcel);
        ship(invoice);
        assertEnds("ok", 1);
    }

    @Test
    void resume_withoutFinishing_remembersNothing() {
        Headers message = handedOver();
        BusinessTransaction pack = recording.tracing.transaction("pack");
        pack.resume(message, message).run(tx -> {});
        pack.resume(message, message).run(tx -> {});
        assertEnds("ok", 0);
        assertThat(recording.sum("perfectlap.transaction.duplicates")).isZero();
    }

    @Test
    void queueWait_isMeasuredForEachPart() {
        Headers message = handedOver();
        recording.pass(Duration.ofMillis(250));
        ship(message);
        assertThat(recording.metric("perfectlap.queue.wait").getHistogramData().getPoints())
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.getSum()).isEqualTo(0.25);
                    assertThat(point.getCount()).isEqualTo(1);
                    assertThat(point.getCounts()).startsWith(0L, 0L, 0L, 0L, 0L, 1L, 0L);
                    assertThat(point.getAttributes()).isEqualTo(Attributes.of(TransactionAttributes.NAME, "ship"));
                });
    }

    private void assertEnds(String outcome, int count) {
        assertThat(recording.count("end_to_end", "checkout", outcome)).isEqualTo(count);
    }

    private List<Attributes> attributes(String name) {
        return recording.spans().stream()
                .filter(span -> span.getName().equals(name))
                .map(SpanData::getAttributes)
                .toList();
    }

    private Headers handedOver() {
        Headers message = new Headers();
        checkout.run(tx -> tx.inject(message, Headers.SETTER));
        return message;
    }

    private void ship(Headers message) {
        ship.resume(message, message).run(tx -> {});
    }

    private void shipAndFail(Headers message) {
        ship.resume(message, message).run(tx -> {
            throw new IllegalStateException("no courier");
        });
    }
}
