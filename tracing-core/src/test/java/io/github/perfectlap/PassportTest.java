package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.END_TO_END;
import static io.github.perfectlap.TransactionAttributes.HOP;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.ORIGIN_RELEASE;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static io.github.perfectlap.TransactionAttributes.QUEUE_WAIT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Mode.class)
class PassportTest {

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final BusinessTransaction ship;

    PassportTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
        ship = recording.tracing.transaction("ship order");
    }

    @Test
    void resume_afterAHandOff_goesOnWithTheTransaction() {
        Headers message = handedOver();
        recording.pass(Duration.ofMillis(250));
        resume(message);
        assertThat(recording.parentOf("ship order")).isEqualTo("publish");
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
        assertThat(recording.attribute("ship order", QUEUE_WAIT)).isEqualTo(0.25);
        assertThat(recording.attribute("ship order", HOP)).isEqualTo(1);
        assertThat(recording.attribute("ship order", ORIGIN_RELEASE)).isEqualTo("1.0");
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isNull();
    }

    @Test
    void finishes_inTheLastProcess_recordsTheTimeFromTheFirst() {
        Headers message = handedOver();
        recording.pass(Duration.ofSeconds(2));
        ship.finishes().resume(extract(message)).run(tx -> recording.pass(Duration.ofMillis(500)));
        assertThat(recording.attribute("ship order", END_TO_END)).isEqualTo(2.5);
        assertThat(recording.attribute("checkout", END_TO_END)).isNull();
        assertThat(recording
                        .metric("perfectlap.transaction.end_to_end")
                        .getHistogramData()
                        .getPoints())
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.getSum()).isEqualTo(2.5);
                    assertThat(point.getAttributes().get(NAME)).isEqualTo("checkout");
                });
    }

    @Test
    void finish_calledInTheBody_finishesAtItsEnd() {
        ship.resume(extract(handedOver())).run(tx -> {
            tx.finish();
            recording.pass(Duration.ofMillis(40));
        });
        assertThat(recording.attribute("ship order", END_TO_END)).isEqualTo(0.04);
    }

    @Test
    void call_handedToNobody_isFinishedWhereItStarted() {
        checkout.run(tx -> recording.pass(Duration.ofMillis(30)));
        assertThat(recording.attribute("checkout", END_TO_END)).isEqualTo(0.03);
    }

    @Test
    void resume_senderClockAhead_neverWaitsForLessThanNothing() {
        Headers message = handedOver();
        recording.pass(Duration.ofSeconds(-30));
        ship.finishes().resume(extract(message)).run(tx -> {});
        assertThat(recording.attribute("ship order", QUEUE_WAIT)).isEqualTo(0.0);
        assertThat(recording.attribute("ship order", END_TO_END)).isEqualTo(0.0);
    }

    @Test
    void inject_fromAResumedTransaction_countsTheHops() {
        Headers second = new Headers();
        ship.resume(extract(handedOver()))
                .run(tx -> recording.tracing.propagator().inject(tx.context(), second, Headers.SETTER));
        resume(second);
        assertThat(recording.spans())
                .extracting(span -> span.getAttributes().get(HOP))
                .contains(2L);
    }

    @Test
    void inject_ownBaggage_travelsBesideThePassportAndNeverShowsIt() {
        Headers message = new Headers();
        List<Baggage> seen = new ArrayList<>();
        Baggage own = Baggage.builder().put("tenant", "acme").build();
        checkout.run(tx -> recording.tracing.propagator().inject(tx.context().with(own), message, Headers.SETTER));
        ship.resume(extract(message)).run(tx -> seen.add(Baggage.current()));
        assertThat(seen.get(0).asMap()).containsOnlyKeys("tenant");
    }

    @Test
    void inject_withoutABaggagePropagator_carriesThePassportAlone() {
        Recording plain = new Recording(W3CTraceContextPropagator.getInstance());
        Headers message = new Headers();
        TextMapPropagator propagator = plain.tracing.propagator();
        Baggage own = Baggage.builder().put("tenant", "acme").build();
        plain.tracing
                .transaction("checkout")
                .run(tx -> propagator.inject(tx.context().with(own), message, Headers.SETTER));
        assertThat(message.get("baggage")).contains("lap.name=checkout").doesNotContain("tenant");
        Context arrived = propagator.extract(Context.root(), message, message);
        plain.tracing.transaction("ship").resume(arrived).run(tx -> {});
        assertThat(plain.attribute("ship", NAME)).isEqualTo("checkout");
    }

    @Test
    void header_longestNameAndRelease_takesAtMost200Bytes() {
        long time = 9_999_999_999_999_999L;
        Passport longest = new Passport("n".repeat(72), time, "r".repeat(99), 999, time).keeping();
        assertThat(longest.header().getBytes(UTF_8).length).isBetween(180, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bestellung prüfen, 注文", "a,b;c=d%e\"f\\g", "100% + 1 %2C"})
    void resume_nameWithMarks_arrivesAsItWas(String name) {
        Headers message = new Headers();
        recording.tracing.transaction(name).run(tx -> tx.inject(message, Headers.SETTER));
        resume(message);
        assertThat(recording.attribute("ship order", NAME)).isEqualTo(name);
    }

    @Test
    void inject_muchBaggage_passportStandsBeforeIt() {
        Headers message = new Headers();
        BaggageBuilder own = Baggage.builder();
        IntStream.range(0, 200).forEach(i -> own.put("account." + i, "x".repeat(20)));
        own.put("lap.name", "forged").put("a,lap.name", "forged");
        checkout.run(
                tx -> recording.tracing.propagator().inject(tx.context().with(own.build()), message, Headers.SETTER));
        assertThat(message.get("baggage")).startsWith("lap.name=checkout,").contains(",account.");
        assertThat(message.get("baggage").split(",", -1)).hasSizeLessThanOrEqualTo(64);
        resume(message);
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void resume_manyMembersBeforeThePassport_isFoundAmongThem() {
        Headers message = handedOver();
        String others = IntStream.range(0, 100).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
        resume(message.set("baggage", others + "," + message.get("baggage")));
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void inject_traceFlags_areThoseThatEveryReaderTakes() {
        assertThat(handedOver().get("traceparent")).endsWith("-01");
    }

    @Test
    void resume_memberWhoseKeyOnlyEndsLikeOurs_isTheApplications() {
        resume(handedOver().add("baggage", "overlap.name=x"));
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void resume_twoPassportsInOneHeader_isADuplicate() {
        Headers message = handedOver();
        resume(message.set("baggage", message.get("baggage") + ",lap.name=refund"));
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("duplicate");
    }

    @Test
    void handOff_thatFailed_isFinishedWhereItStarted() {
        assertThatThrownBy(() -> checkout.run(tx -> {
                    Step publish = tx.handOff("publish");
                    publish.inject(new Headers(), Headers.SETTER);
                    publish.fail(new IllegalStateException("broker is down"));
                    publish.close();
                    throw new IllegalStateException("not published");
                }))
                .isNotNull();
        assertThat(recording.attribute("checkout", END_TO_END)).isEqualTo(0.0);
    }

    @Test
    void handOff_stillOpenAtTheEnd_isLeftToTheNextProcess() {
        Step publish = checkout.call(tx -> tx.handOff("publish"));
        publish.inject(new Headers(), Headers.SETTER);
        publish.complete();
        publish.close();
        assertThat(recording.attribute("checkout", END_TO_END)).isNull();
    }

    @Test
    void inject_carrierThatRefuses_isFinishedWhereItStarted() {
        checkout.run(tx -> tx.inject(new Headers(), (carrier, key, value) -> {
            throw new IllegalStateException("read only");
        }));
        assertThat(recording.attribute("checkout", END_TO_END)).isEqualTo(0.0);
    }

    @Test
    void inject_noPropagatorOfTraces_writesNoPassportBesideAnEarlierTrace() {
        Recording plain = new Recording(TextMapPropagator.noop());
        Headers forwarded = new Headers().add("traceparent", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01");
        plain.tracing.transaction("checkout").run(tx -> tx.inject(forwarded, Headers.SETTER));
        assertThat(forwarded.get("baggage")).isEmpty();
    }

    @Test
    void inject_applicationsBaggageCannotBeWritten_passportIs() {
        Headers message = new Headers();
        Baggage broken = Baggage.builder().put("tenant", "half \uD83D").build();
        checkout.run(tx -> recording.tracing.propagator().inject(tx.context().with(broken), message, Headers.SETTER));
        resume(message);
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void inject_stepOfAnotherTracing_writesNoPassportOfThatOne() {
        Headers message = new Headers();
        checkout.run(tx -> new Recording().tracing.propagator().inject(tx.context(), message, Headers.SETTER));
        assertThat(message.get("baggage")).doesNotContain("lap.");
        assertThat(recording.attribute("checkout", END_TO_END)).isEqualTo(0.0);
    }

    @Test
    void resume_samplerThrows_theChainGoesOnBelowTheSender() {
        Headers message = handedOver();
        Headers next = new Headers();
        Recording faulty = new Recording(new FaultySampler());
        faulty.tracing
                .transaction("ship")
                .resume(faulty.tracing.propagator().extract(Context.root(), message, message))
                .run(tx -> tx.inject(next, Headers.SETTER));
        assertThat(next.get("traceparent")).isEqualTo(message.get("traceparent"));
        assertThat(next.get("baggage")).contains("lap.name=checkout", "lap.hop=2");
    }

    @Test
    void resume_percentSignThatEncodesNothing_costsThatMemberOnly() {
        List<Baggage> seen = new ArrayList<>();
        Headers message = handedOver();
        message.set("baggage", message.get("baggage") + ",bad=%zz,tenant=acme");
        ship.resume(extract(message)).run(tx -> seen.add(Baggage.current()));
        assertThat(seen.get(0).asMap()).containsOnlyKeys("tenant");
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void finished_namesOfStrangers_neverPushOutTheApplicationsOwn() {
        for (int i = 0; i < 150; i++) {
            String stranger = "lap.name=stranger" + i + ",lap.start=1,lap.hop=1,lap.sent=1";
            ship.finishes()
                    .resume(extract(handedOver().set("baggage", stranger)))
                    .run(tx -> {});
        }
        recording.tracing.transaction("refund").run(tx -> {});
        var points = recording
                .metric("perfectlap.transaction.end_to_end")
                .getHistogramData()
                .getPoints();
        assertThat(points).hasSize(102);
        assertThat(points).extracting(point -> point.getAttributes().get(NAME)).contains("refund", "_OTHER");
    }

    @Test
    void inject_spanThatIsNone_writesNothing() {
        Headers message = new Headers();
        try (Tracing off =
                Tracing.builder().property("otel.sdk.disabled", "true").build()) {
            off.transaction("checkout").run(tx -> tx.inject(message, Headers.SETTER));
        }
        assertThat(message.get("baggage")).isEmpty();
        assertThat(message.get("traceparent")).isEmpty();
    }

    @Test
    void resume_noHeaders_startsAFreshTransactionAndSaysWhy() {
        resume(new Headers());
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("ship order");
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("missing");
        assertThat(recording
                        .metric("perfectlap.passport.problems")
                        .getLongSumData()
                        .getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getValue()).isEqualTo(1));
    }

    @Test
    void resume_traceOfAStranger_isJoinedByAFreshTransaction() {
        Headers message = handedOver().without("baggage");
        resume(message);
        assertThat(recording.parentOf("ship order")).isEqualTo("publish");
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("ship order");
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-zz-1-01", "", "00-00000000000000000000000000000000-0000000000000000-01"})
    void resume_traceparentThatIsNone_isMalformed(String traceparent) {
        resume(handedOver().set("traceparent", traceparent));
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("malformed");
        assertThat(recording.parentOf("ship order")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lap.name=checkout",
                "lap.name=,lap.start=1,lap.hop=1,lap.sent=1",
                "lap.name=a%0d%0ab,lap.start=1,lap.hop=1,lap.sent=1",
                "lap.name=checkout,lap.start=-1,lap.hop=1,lap.sent=1",
                "lap.name=checkout,lap.start=1,lap.hop=x,lap.sent=1",
                "lap.name=checkout,lap.start=1,lap.hop=1000,lap.sent=1",
                "lap.name=checkout,lap.start=1,lap.hop=0,lap.sent=1",
                "lap.name=checkout,lap.start=99999999999999999999,lap.hop=1,lap.sent=1"
            })
    void resume_passportThatBreaksARule_isMalformed(String baggage) {
        resume(handedOver().set("baggage", baggage));
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("malformed");
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("ship order");
        assertThat(recording.parentOf("ship order")).isEqualTo("publish");
    }

    @Test
    void resume_twoDifferentTraceparents_followsNeither() {
        Headers message = handedOver();
        message.add("traceparent", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01");
        resume(message);
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("duplicate");
        assertThat(recording.parentOf("ship order")).isEqualTo("none");
    }

    @Test
    void resume_sameTraceparentTwice_goesOn() {
        Headers message = handedOver();
        resume(message.add("traceparent", message.get("traceparent")));
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void resume_twoPassports_isADuplicate() {
        Headers message = handedOver();
        resume(message.add("baggage", "lap.name=refund,lap.start=1,lap.hop=1,lap.sent=1"));
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("duplicate");
    }

    @Test
    void resume_baggageOverTheLimit_isOversizedAndDropped() {
        Headers message = handedOver();
        resume(message.add("baggage", "filler=" + "x".repeat(9_000)));
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("oversized");
    }

    @Test
    void resume_endlessTracestate_isDroppedAndTheTransactionGoesOn() {
        Headers message = handedOver().set("tracestate", "a=1" + " ".repeat(64_000) + "x");
        resume(message);
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
        assertThat(recording.span("ship order").getSpanContext().getTraceState().isEmpty())
                .isTrue();
    }

    @Test
    void inject_carrierRefusesHeaders_isNotThrownAtTheApplication() {
        checkout.run(tx -> recording.tracing.propagator().inject(tx.context(), new Headers(), (carrier, key, value) -> {
            throw new IllegalStateException("read only");
        }));
        assertThat(recording.tracing.problems().count("Writing a passport")).isEqualTo(1);
    }

    @Test
    void extract_carrierThatThrows_isAMessageWithoutPassport() {
        Headers broken = new Headers() {
            @Override
            public Iterator<String> getAll(@Nullable Headers carrier, String key) {
                throw new IllegalStateException("closed");
            }
        };
        resume(broken);
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("malformed");
    }

    @Test
    void inject_contextThatOnlyPassesThrough_keepsTheStamps() {
        Headers message = handedOver();
        Headers forwarded = new Headers();
        recording.tracing.propagator().inject(extract(message), forwarded, Headers.SETTER);
        assertThat(members(forwarded)).containsExactlyInAnyOrder(members(message));
    }

    private static String[] members(Headers message) {
        String[] members = message.get("baggage").split(",", -1);
        Arrays.sort(members);
        return members;
    }

    private Headers handedOver() {
        Headers message = new Headers();
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            recording.tracing.propagator().inject(publish.context(), message, Headers.SETTER);
            publish.complete();
            publish.close();
        });
        return message;
    }

    private Context extract(Headers message) {
        return recording.tracing.propagator().extract(Context.root(), message, message);
    }

    private void resume(Headers message) {
        ship.resume(extract(message)).run(tx -> {});
    }
}
