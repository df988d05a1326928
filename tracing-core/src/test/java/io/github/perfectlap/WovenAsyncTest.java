package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.annotation.StepAttribute;
import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What annotated methods return that goes on, but for stages. */
@ParameterizedClass
@EnumSource(Mode.class)
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // methods of which only what stands at them is read
class WovenAsyncTest {

    private static final AttributeKey<String> PAID_BY = AttributeKey.stringKey("paid.by");

    private final Recording recording;
    private final WovenByHand shop;

    WovenAsyncTest(Mode mode) {
        recording = new Recording(mode);
        shop = new WovenByHand(MethodHandles.lookup(), recording.tracing);
    }

    @Test
    void mono_endsTransactionAndStepWithItsValue() throws Exception {
        Mono<String> receipt = shop.call("placeMono", () -> shop.call("payMono", () -> Mono.just("card")));
        assertThat(recording.names()).isEmpty();
        assertThat(receipt.block()).isEqualTo("card");
        assertThat(recording.names()).containsExactlyInAnyOrder("payMono", "place");
        assertThat(recording.parentOf("payMono")).isEqualTo("place");
        assertThat(recording.attribute("payMono", PAID_BY)).isEqualTo("card");
        assertThat(recording.outcome("place")).isEqualTo("ok");
    }

    @Test
    void mono_fails_failsBoth() throws Exception {
        Mono<String> receipt = shop.call("placeMono", () -> shop.call("payMono", () -> Mono.error(new IOException())));
        assertThat(receipt.onErrorReturn("none").block()).isEqualTo("none");
        assertThat(recording.outcome("place")).isEqualTo("failed");
        assertThat(recording.attribute("payMono", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(IOException.class.getName());
    }

    @Test
    void mono_retried_isAStepForEachSubscription() throws Exception {
        FailsOnce bank = new FailsOnce();
        recording.tracing.transaction("checkout").run(tx -> {
            Mono<String> payment = shop.call("payMono", () -> Mono.fromCallable(bank));
            assertThat(payment.retry(1).block()).isEqualTo("card");
        });
        assertThat(recording.names()).containsExactly("payMono", "payMono", "checkout");
        assertThat(recording.spans().get(1).getParentSpanId())
                .isEqualTo(recording.span("checkout").getSpanId());
        assertThat(recording.outcome("checkout")).isEqualTo("degraded");
    }

    @Test
    void flux_ofWhichSomeIsTaken_isCancelledAndOk() throws Exception {
        recording.tracing.transaction("checkout").run(tx -> {
            Flux<Integer> offers = shop.call("offers", () -> Flux.range(1, 9));
            assertThat(offers.take(2).collectList().block()).containsExactly(1, 2);
        });
        assertThat(recording.attribute("offers", Going.CANCELLED)).isTrue();
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void future_doneBeforeItsTransactionEnds_countsInIt() throws Exception {
        FutureTask<String> payment = new FutureTask<>(() -> {
            throw new IOException();
        });
        recording.tracing.transaction("checkout").run(tx -> {
            assertThat(shop.<Object>call("payFuture", () -> payment)).isSameAs(payment);
            payment.run();
        });
        assertThat(recording.attribute("payFuture", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(IOException.class.getName());
        assertThat(recording.outcome("checkout")).isEqualTo("degraded");
    }

    @Test
    void transaction_openWhenTheTracingIsClosed_isAbandoned() throws Exception {
        Recording closing = new Recording();
        WovenByHand closed = new WovenByHand(MethodHandles.lookup(), closing.tracing);
        Mono<String> never = closed.call("placeMono", Mono::never);
        closing.tracing.close();
        assertThat(closing.outcome("place")).isEqualTo("abandoned");
        assertThat(never).isNotNull();
    }

    @Test
    void off_returnsTheVeryPublisher() throws Exception {
        recording.tracing.switchOff();
        Mono<String> given = Mono.just("card");
        assertThat(shop.<Mono<String>>call("placeMono", () -> given)).isSameAs(given);
    }

    private static final class FailsOnce implements Callable<String> {

        private boolean failed;

        @Override
        public String call() throws IOException {
            if (!failed) {
                failed = true;
                throw new IOException();
            }
            return "card";
        }
    }

    @WithTransaction("place")
    private static Mono<String> placeMono() {
        return Mono.empty();
    }

    @WithStep
    @StepAttribute("paid.by")
    private static Mono<String> payMono() {
        return Mono.empty();
    }

    @WithStep
    private static Flux<Integer> offers() {
        return Flux.empty();
    }

    @WithStep
    private static Future<String> payFuture() {
        return new FutureTask<>(() -> "");
    }
}
