package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deciding at the end what is kept, together with what else may be declared. */
class KeepTogetherTest {

    private static final Expectation RESUMED = Expectation.resumedWithin(Duration.ofSeconds(30));

    private final Headers message = new Headers();
    private final KeepRecording recording = new KeepRecording(Keep.share(0).failed());
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");

    @AfterEach
    void close() {
        recording.close();
    }

    @Test
    @Timeout(30)
    void expectedHandOff_whatIsKept_isGivenToProcessorsWithNoLockHeld() {
        List<String> seen = new ArrayList<>();
        try (KeepRecording other =
                new KeepRecording(builder -> builder.keep(Keep.share(0).failed())
                        .processor(new EndedElsewhere((ReadableSpan span) ->
                                seen.add(span.getSpanContext().getTraceId().length() + " " + span.getName()))))) {
            other.tracing.transaction("checkout").expects("publish", RESUMED).run(tx -> {
                tx.step("charge", () -> {});
                tx.fail("declined");
                publish(tx);
            });
        }
        assertThat(seen).containsExactly("32 charge", "32 publish", "32 checkout");
        assertThat(message.get("baggage")).endsWith(",lap.keep=1");
    }

    @Test
    void expectedHandOff_failedBetweenTwoWrites_isOneAndComesBack() {
        checkout.expects("publish", RESUMED).run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(new Headers(), Headers.SETTER);
            tx.fail("declined");
            publish.inject(message, Headers.SETTER);
            publish.complete();
            publish.close();
        });
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(1);
        recording.tracing.transaction("ship").resume(message, message).run(tx -> {});
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void stageThatAnswers_isNotKeptEarly() {
        CompletableFuture<String> stock = new CompletableFuture<>();
        checkout.answers(IllegalStateException.class).callAsync(tx -> {
            tx.callAsync("stock", step -> stock);
            Threads.run(1, () -> stock.completeExceptionally(new IllegalStateException()));
            publish(tx);
            return CompletableFuture.completedFuture("sold out");
        });
        assertThat(message.get("baggage")).doesNotContain("lap.keep");
        assertThat(recording.spans()).isEmpty();
        assertThat(recording.keeping().waiting()).isZero();
    }

    @Test
    void stepThatMayFail_isNotKeptEarly() {
        checkout.mayFail("mail").run(tx -> {
            try (Step mail = tx.step("mail")) {
                mail.fail("no_address");
            }
            publish(tx);
        });
        assertThat(message.get("baggage")).doesNotContain("lap.keep");
        assertThat(recording.spans()).isEmpty();
        assertThat(recording.count("ordinary")).isEqualTo(3);
    }

    @Test
    void stageThatFailsLate_isKeptWithAllThatWaited() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        checkout.callAsync(tx -> {
            tx.step("reserve", () -> {});
            return tx.callAsync("charge", step -> stage);
        });
        assertThat(recording.keeping().waiting()).isEqualTo(1);
        Threads.run(1, () -> stage.completeExceptionally(new IllegalStateException()));
        assertThat(recording.names()).containsExactly("reserve", "charge", "checkout");
    }

    @Test
    void stepStageThatFailsAfterTheEnd_isDroppedWithItsTransaction() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        checkout.measuresSteps("charge").run(tx -> tx.callAsync("charge", step -> stage));
        stage.completeExceptionally(new IllegalStateException());
        assertThat(recording.spans()).isEmpty();
        assertThat(recording.count("ordinary")).isEqualTo(2);
        assertThat(checkout.goldenSignals().step("charge").failedShare()).isEqualTo(1);
    }

    @Test
    void limitsAndBudgets_areKeptThoughTheShareIsZero() {
        checkout.atMostSteps("query", 1).run(tx -> {
            tx.step("query", () -> {});
            tx.step("query", () -> {});
            publish(tx);
        });
        assertThat(message.get("baggage")).endsWith(",lap.keep=1");
        assertThat(recording.names()).containsExactly("query", "query", "publish", "checkout");
    }

    @Test
    void close_stageAndHandOffAreOpen_nothingIsLost() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        checkout.expects("publish", RESUMED).capacity(1).callAsync(tx -> {
            publish(tx);
            return tx.callAsync("charge", step -> stage);
        });
        recording.close();
        assertThat(recording.names()).containsExactly("publish", "checkout");
        assertThat(recording.keeping().waiting()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.equals("perfect-lap-watch") || name.equals("perfect-lap-receipts"));
        stage.complete("too late");
        assertThat(checkout.goldenSignals().inFlight()).isZero();
    }

    @Test
    void withoutGoldenSignals_allElseWorks() {
        KeepRecording other = new KeepRecording(
                builder -> builder.keep(Keep.share(0).failed()).withoutGoldenSignals());
        BusinessTransaction order = other.tracing
                .transaction("checkout")
                .capacity(1)
                .measuresSteps("charge")
                .atMostSteps("charge", 0)
                .expects("publish", RESUMED);
        order.run(tx -> {
            tx.step("charge", () -> {});
            publish(tx);
        });
        assertThat(other.names()).containsExactly("charge", "publish", "checkout");
        assertThat(other.tracing.handOffs().awaited()).isEqualTo(1);
        assertThat(order.goldenSignals().ended()).isZero();
        other.close();
    }

    @Test
    void passport_withAllMembersAtTheirLongest_isReadAlikeByAll() {
        for (int letters = 0; letters <= 24; letters++) {
            Word group = Word.release("g".repeat(letters));
            GroupEntry entry = group.isEmpty() ? null : new GroupEntry(group, 1_795_338_000_053_000L);
            Passport sent = passport(entry);
            assertThat(sent.header()).hasSizeLessThanOrEqualTo(Passport.MAX_BYTES);
            assertThat(new String(sent.bytes(",tenant=north"), UTF_8)).isEqualTo(sent.header(",tenant=north"));
            Passport read = requireNonNull(new PassportReader().read(sent.header(",tenant=north")))
                    .passport();
            assertThat(read).isEqualTo(Passport.from(baggage(sent.header(",tenant=north"))));
            assertThat(read.keeps()).isTrue();
        }
    }

    /** Name, release and numbers as long as they may be, less 17 bytes of the name. */
    private static Passport passport(@Nullable GroupEntry entry) {
        return new Passport(
                Word.of("n".repeat(Passport.MAX_NAME_BYTES - 30)),
                1_795_338_000_053_000L,
                Word.release("r".repeat(24)),
                Passport.MAX_HOP,
                1_795_338_000_053_000L,
                true,
                entry);
    }

    private static Baggage baggage(String header) {
        Headers headers = new Headers().set("baggage", header);
        return Baggage.fromContext(W3CBaggagePropagator.getInstance().extract(Context.root(), headers, headers));
    }

    private void publish(Transaction tx) {
        Step publish = tx.handOff("publish");
        publish.inject(message, Headers.SETTER);
        publish.complete();
        publish.close();
    }
}
