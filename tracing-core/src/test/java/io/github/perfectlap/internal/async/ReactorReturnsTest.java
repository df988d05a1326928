package io.github.perfectlap.internal.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class ReactorReturnsTest {

    private final RecordingEnd end = new RecordingEnd();

    @SuppressWarnings("unchecked") // as the woven method does
    private <T> Mono<T> observed(Mono<T> mono) {
        return (Mono<T>) AsyncReturns.observed(Mono.class, mono, end);
    }

    @SuppressWarnings("unchecked") // as the woven method does
    private <T> Flux<T> observed(Flux<T> flux) {
        return (Flux<T>) AsyncReturns.observed(Flux.class, flux, end);
    }

    @Test
    void mono_blocked_succeededWithItsValue() {
        assertThat(observed(Mono.just("paid")).block()).isEqualTo("paid");
        assertThat(end.ends()).containsExactly("succeeded paid");
    }

    @Test
    void mono_onAnotherThread_hasEndedWhenBlockReturns() {
        for (int round = 0; round < 500; round++) {
            RecordingEnd next = new RecordingEnd();
            Mono<?> mono = Mono.fromCallable(() -> "paid").subscribeOn(Schedulers.parallel());
            ((Mono<?>) AsyncReturns.observed(Mono.class, mono, next)).block();

            assertThat(next.ends()).containsExactly("succeeded paid");
        }
    }

    @Test
    void mono_empty_succeededWithNothing() {
        assertThat(observed(Mono.empty()).block()).isNull();
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void mono_error_failed_andArrivesUnchanged() {
        IllegalStateException declined = new IllegalStateException("declined");

        assertThatThrownBy(observed(Mono.error(declined))::block).isSameAs(declined);
        assertThat(end.ends()).containsExactly("failed declined");
    }

    @Test
    void mono_disposed_cancelled() {
        AtomicInteger cancels = new AtomicInteger();
        Disposable subscription =
                observed(Mono.never().doOnCancel(cancels::incrementAndGet)).subscribe();
        subscription.dispose();

        assertThat(end.ends()).containsExactly("cancelled");
        assertThat(cancels).hasValue(1);
    }

    @Test
    void mono_timeout_cancelled() {
        Mono<String> late = observed(Mono.<String>never()).timeout(Duration.ofMillis(1), Mono.just("other"));

        assertThat(late.block()).isEqualTo("other");
        assertThat(end.ends()).containsExactly("cancelled");
    }

    @Test
    void mono_retried_eachSubscriptionHasItsEnd() {
        AtomicInteger calls = new AtomicInteger();
        Mono<String> third = observed(Mono.fromCallable(() -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("declined " + calls);
            }
            return "paid";
        }));

        assertThat(third.retry(5).block()).isEqualTo("paid");
        assertThat(end.ends()).containsExactly("failed declined 1");
        assertThat(end.others())
                .extracting(RecordingEnd::ends)
                .containsExactly(List.of("failed declined 2"), List.of("succeeded paid"));
    }

    @Test
    void mono_zippedAndFlatMapped_givesWhatItGives() {
        Mono<String> paid = observed(Mono.just("paid"));
        Mono<String> both = Mono.zip(paid, paid, (first, second) -> first + " " + second)
                .flatMap(value -> paid.map(more -> value + " " + more));

        assertThat(both.block()).isEqualTo("paid paid paid");
        assertThat(end.others()).hasSize(2);
    }

    @Test
    void mono_callerThrowsOnItsValue_theEndIsTheSame() {
        Mono<String> paid = observed(Mono.just("paid")).doOnNext(value -> {
            throw new IllegalStateException("caller's");
        });

        assertThatThrownBy(paid::block).hasMessage("caller's");
        assertThat(end.ends()).containsExactly("succeeded paid");
    }

    @Test
    void mono_workSeesItsOwnContext_andWhatFollowsTheCallers() {
        List<@Nullable String> seen = new ArrayList<>();
        Mono<String> charge = observed(Mono.fromCallable(() -> {
            seen.add(RecordingEnd.current());
            return "paid";
        }));
        try (Scope own = RecordingEnd.contextOf("caller").makeCurrent()) {
            charge.flatMap(value -> {
                        seen.add(RecordingEnd.current());
                        return Mono.just(value);
                    })
                    .block();
        }

        assertThat(seen).containsExactly("first", "caller");
    }

    @Test
    void mono_goesOnElsewhere_whatFollowsSeesTheCallersContextThere() {
        List<@Nullable String> seen = new ArrayList<>();
        Sinks.One<String> later = Sinks.one();
        try (Scope own = RecordingEnd.contextOf("caller").makeCurrent()) {
            observed(later.asMono()).subscribe(value -> seen.add(RecordingEnd.current()));
        }
        later.tryEmitValue("paid").orThrow();

        assertThat(seen).containsExactly("caller");
        assertThat(RecordingEnd.current()).isNull();
    }

    @Test
    void mono_contextOfReactor_reachesTheSource() {
        Mono<String> asked = observed(Mono.deferContextual(context -> Mono.just(context.get("customer"))));

        assertThat(asked.contextWrite(context -> context.put("customer", "anna"))
                        .block())
                .isEqualTo("anna");
    }

    @Test
    void mono_scanned_knowsItsSource() {
        Mono<String> source = Mono.just("paid").map(String::trim);

        assertThat(Scannable.from(observed(source)).scan(Scannable.Attr.PARENT)).isSameAs(source);
    }

    @Test
    void hooks_seeNothingThatBreaksThem() {
        Hooks.onOperatorDebug();
        try {
            assertThat(observed(Mono.just("a").map(String::trim))
                            .map(String::trim)
                            .block())
                    .isEqualTo("a");
            assertThatThrownBy(observed(Flux.just("a").map(Integer::valueOf)).map(number -> number)::blockLast)
                    .isInstanceOf(NumberFormatException.class);
        } finally {
            Hooks.resetOnOperatorDebug();
        }
    }

    @Test
    void flux_complete_succeededWithNothing() {
        assertThat(observed(Flux.range(0, 1_000))
                        .publishOn(Schedulers.parallel())
                        .collectList()
                        .block())
                .hasSize(1_000);
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void flux_enoughOfIt_cancelled() {
        assertThat(observed(Flux.range(0, 1_000)).take(2).collectList().block()).containsExactly(0, 1);
        assertThat(end.ends()).containsExactly("cancelled");
    }

    @Test
    void flux_error_failed() {
        assertThatThrownBy(observed(Flux.just(1, 0).map(number -> 1 / number))::blockLast)
                .isInstanceOf(ArithmeticException.class);
        assertThat(end.ends()).containsExactly("failed / by zero");
    }

    @Test
    void flux_fusedSource_isNotOvertaken() {
        List<Integer> seen = new ArrayList<>();
        Flux<Integer> filtered = observed(Flux.range(0, 10)).filter(number -> number % 2 == 0);
        filtered.subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
                subscription.request(2);
            }

            @Override
            protected void hookOnNext(Integer number) {
                seen.add(number);
            }
        });

        assertThat(seen).containsExactly(0, 2);
        assertThat(end.ends()).isEmpty();
    }

    @Test
    void declaredAsPublisher_staysAMono() {
        Object observed = AsyncReturns.observed(Publisher.class, Mono.just("paid"), end);

        assertThat(observed).isInstanceOf(Mono.class);
        assertThat(((Mono<?>) observed).block()).isEqualTo("paid");
        assertThat(end.ends()).containsExactly("succeeded paid");
    }

    @Test
    void declaredAsAnythingElse_isTheSameObject_andHasEnded() {
        ConnectableFlux<Integer> flux = Flux.range(0, 2).publish();

        assertThat(AsyncReturns.observed(ConnectableFlux.class, flux, end)).isSameAs(flux);
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void subscribedToAndGarbage_abandoned() {
        observed(Mono.never()).subscribe();
        Garbage.collectUntilTold(end);

        assertThat(end.ends()).containsExactly("abandoned");
    }
}
