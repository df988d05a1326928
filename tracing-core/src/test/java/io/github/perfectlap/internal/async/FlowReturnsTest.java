package io.github.perfectlap.internal.async;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowReturnsTest {

    private static final int ROUNDS = 2_000;

    private final RecordingEnd end = new RecordingEnd();
    private final HandPublisher source = new HandPublisher();
    private final Listener listener = new Listener(end);

    @SuppressWarnings("unchecked") // as the woven method does
    private static Flow.Publisher<String> observed(Flow.Publisher<String> publisher, AsyncEnd end) {
        return (Flow.Publisher<String>) AsyncReturns.observed(Flow.Publisher.class, publisher, end);
    }

    private Flow.Publisher<String> observed() {
        return observed(source, end);
    }

    @Test
    void complete_succeeded_beforeTheSubscriberHears() {
        observed().subscribe(listener);
        source.subscriber().onNext("a");
        source.subscriber().onComplete();

        assertThat(end.ends()).containsExactly("succeeded null");
        assertThat(listener.heard).containsExactly("subscribed []", "a []", "complete [succeeded null]");
    }

    @Test
    void error_failed_beforeTheSubscriberHears() {
        observed().subscribe(listener);
        source.subscriber().onError(new IllegalStateException("declined"));

        assertThat(listener.heard).containsExactly("subscribed []", "declined [failed declined]");
    }

    @Test
    void cancel_cancelled_andReachesTheSourceEachTime() {
        observed().subscribe(listener);
        listener.subscription().cancel();
        listener.subscription().cancel();

        assertThat(end.ends()).containsExactly("cancelled");
        assertThat(source.asked).containsExactly("cancel", "cancel");
    }

    @Test
    void request_reachesTheSourceAsItIs() {
        observed().subscribe(listener);
        listener.subscription().request(3);
        listener.subscription().request(-1);

        assertThat(source.asked).containsExactly("request 3", "request -1");
    }

    @Test
    void signalsAfterTheEnd_tellNothingMore() {
        observed().subscribe(listener);
        source.subscriber().onComplete();
        source.subscriber().onError(new IllegalStateException("late"));
        listener.subscription().cancel();

        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void subscriberThrows_theEndIsTheSame() {
        observed().subscribe(new Listener(end) {
            @Override
            public void onComplete() {
                throw new IllegalStateException("subscriber");
            }
        });

        assertThatThrownBy(source.subscriber()::onComplete).hasMessage("subscriber");
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void subscribeThrows_failed_andItArrives() {
        Flow.Publisher<String> observed = observed(
                subscriber -> {
                    throw new IllegalStateException("no source");
                },
                end);

        assertThatThrownBy(() -> observed.subscribe(listener)).hasMessage("no source");
        assertThat(end.ends()).containsExactly("failed no source");
        assertThat(RecordingEnd.current()).isNull();
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void subscribeNull_throws_andNothingHasBegun() {
        Flow.Publisher<String> observed = observed();

        assertThatThrownBy(() -> observed.subscribe(null)).isInstanceOf(NullPointerException.class);
        observed.subscribe(listener);
        source.subscriber().onComplete();
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void secondSubscription_isAnotherEnd() {
        Flow.Publisher<String> observed = observed();
        observed.subscribe(listener);
        source.subscriber().onComplete();
        observed.subscribe(new Listener(end));
        source.subscriber().onError(new IllegalStateException("declined"));

        assertThat(end.ends()).containsExactly("succeeded null");
        assertThat(end.others()).singleElement().satisfies(other -> assertThat(other.ends())
                .containsExactly("failed declined"));
    }

    @Test
    void manySubscribeAtOnce_oneIsTheFirst() throws Exception {
        for (int round = 0; round < 100; round++) {
            RecordingEnd shared = new RecordingEnd();
            Flow.Publisher<String> observed = observed(Flow.Subscriber::onComplete, shared);
            Together.run(4, number -> observed.subscribe(new Listener(shared)));

            assertThat(shared.ends()).hasSize(1);
            assertThat(shared.others()).hasSize(3).allSatisfy(other -> assertThat(other.ends())
                    .containsExactly("succeeded null"));
        }
    }

    @Test
    void cancelAndCompleteAtOnce_oneEnd() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            RecordingEnd contended = new RecordingEnd();
            HandPublisher raced = new HandPublisher();
            Listener listening = new Listener(contended);
            observed(raced, contended).subscribe(listening);
            Together.run(2, number -> {
                if (number == 0) {
                    raced.subscriber().onComplete();
                } else {
                    listening.subscription().cancel();
                }
            });

            assertThat(contended.ends()).hasSize(1);
        }
    }

    @Test
    void contexts_theWorksGoUp_theSubscribersComeDown() {
        List<@Nullable String> seen = new ArrayList<>();
        Flow.Publisher<String> atOnce = observed(
                subscriber -> {
                    seen.add(RecordingEnd.current());
                    subscriber.onSubscribe(new HandSubscription(ask -> {
                        seen.add(ask + " " + RecordingEnd.current());
                        subscriber.onComplete();
                    }));
                    seen.add(RecordingEnd.current());
                },
                end);
        try (Scope own = RecordingEnd.contextOf("subscriber").makeCurrent()) {
            atOnce.subscribe(new Listener(end) {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    seen.add(RecordingEnd.current());
                    subscription.request(1);
                    seen.add(RecordingEnd.current());
                }

                @Override
                public void onComplete() {
                    seen.add("complete " + RecordingEnd.current());
                }
            });
            seen.add(RecordingEnd.current());
        }

        assertThat(seen)
                .containsExactly(
                        "first",
                        "subscriber",
                        "request 1 first",
                        "complete subscriber",
                        "subscriber",
                        "first",
                        "subscriber");
    }

    @Test
    void scopeLeftOpenByTheSource_theThreadHasItsOwnContextAgain() {
        Flow.Publisher<String> leaking = observed(
                subscriber -> {
                    Scope unused = ContextStorage.get().attach(RecordingEnd.contextOf("left open"));
                },
                end);
        leaking.subscribe(listener);

        assertThat(RecordingEnd.current()).isNull();
    }

    @Test
    void submissionPublisher_passesEverythingOn() throws Exception {
        CountDownLatch complete = new CountDownLatch(1);
        Listener listening = new Listener(end) {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                super.onSubscribe(subscription);
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onComplete() {
                super.onComplete();
                complete.countDown();
            }
        };
        try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
            observed(publisher, end).subscribe(listening);
            publisher.submit("a");
            publisher.submit("b");
        }
        complete.await();

        assertThat(listening.heard).containsExactly("subscribed []", "a []", "b []", "complete [succeeded null]");
    }

    @Test
    void submissionPublisher_sameSubscriberTwice_isRefusedAsEver() throws Exception {
        try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
            Flow.Publisher<String> observed = observed(publisher, end);
            observed.subscribe(listener);
            observed.subscribe(listener);

            assertThat(end.await().ends()).containsExactly("failed Duplicate subscribe");
            assertThat(publisher.getNumberOfSubscribers()).isZero();
        }
    }

    @Test
    void neverSubscribedTo_andGarbage_abandoned() {
        observed(source, end);
        Garbage.collectUntilTold(end);

        assertThat(end.ends()).containsExactly("abandoned");
    }

    @Test
    void neverSubscribedTo_andHeld_isNotAbandoned() {
        Flow.Publisher<String> observed = observed();
        RecordingEnd other = new RecordingEnd();
        observed(source, other);
        Garbage.collectUntilTold(other);

        assertThat(end.ends()).isEmpty();
        observed.subscribe(listener);
    }

    @Test
    void subscribedTo_andTheSourceIsGarbage_abandoned() {
        observed(subscriber -> {}, end).subscribe(new Listener(end));
        Garbage.collectUntilTold(end);

        assertThat(end.ends()).containsExactly("abandoned");
    }

    @Test
    void subscribedTo_andTheSourceGoesOn_isNotAbandoned() {
        observed().subscribe(listener);
        RecordingEnd other = new RecordingEnd();
        observed(new HandPublisher(), other);
        Garbage.collectUntilTold(other);

        assertThat(end.ends()).isEmpty();
        source.subscriber().onComplete();
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void endThrowsWhenForgotten_othersAreTold() {
        observed(source, new ThrowingEnd());
        observed(source, end);
        Garbage.collectUntilTold(end);

        assertThat(end.ends()).containsExactly("abandoned");
    }

    /** Remembers what it heard, and which ends had been told by then. */
    private static class Listener implements Flow.Subscriber<String> {

        final List<String> heard = new ArrayList<>();
        private final RecordingEnd end;
        private Flow.@Nullable Subscription subscription;

        Listener(RecordingEnd end) {
            this.end = end;
        }

        Flow.Subscription subscription() {
            return requireNonNull(subscription);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            hear("subscribed");
        }

        @Override
        public void onNext(String item) {
            hear(item);
        }

        @Override
        public void onError(Throwable thrown) {
            hear(String.valueOf(thrown.getMessage()));
        }

        @Override
        public void onComplete() {
            hear("complete");
        }

        private void hear(String what) {
            heard.add(what + " " + end.ends());
        }
    }
}
