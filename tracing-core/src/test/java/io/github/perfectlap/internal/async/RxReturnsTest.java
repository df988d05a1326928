package io.github.perfectlap.internal.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.Scope;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import io.reactivex.rxjava3.subjects.MaybeSubject;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

class RxReturnsTest {

    private final IllegalStateException declined = new IllegalStateException("declined");
    private final RecordingEnd end = new RecordingEnd();

    @SuppressWarnings("unchecked") // as the woven method does
    private <P> P observed(Class<? super P> declared, P publisher) {
        return (P) AsyncReturns.observed(declared, publisher, end);
    }

    @Test
    void single_succeededWithItsValue() {
        assertThat(observed(Single.class, Single.just("paid")).blockingGet()).isEqualTo("paid");
        assertThat(end.ends()).containsExactly("succeeded paid");
    }

    @Test
    void single_onAnotherThread_hasEndedWhenBlockingGetReturns() {
        for (int round = 0; round < 500; round++) {
            RecordingEnd next = new RecordingEnd();
            Single<?> single = Single.fromCallable(() -> "paid").subscribeOn(Schedulers.computation());
            Single<?> observed = (Single<?>) AsyncReturns.observed(Single.class, single, next);

            assertThat(observed.blockingGet()).isEqualTo("paid");
            assertThat(next.ends()).containsExactly("succeeded paid");
        }
    }

    @Test
    void single_error_failed() {
        Single<Object> failing = observed(Single.class, Single.error(declined));

        assertThatThrownBy(failing::blockingGet).isSameAs(declined);
        assertThat(end.ends()).containsExactly("failed declined");
    }

    @Test
    void single_disposed_cancelled() {
        SingleSubject<String> source = SingleSubject.create();
        this.<Single<String>>observed(Single.class, source).subscribe().dispose();

        assertThat(end.ends()).containsExactly("cancelled");
        assertThat(source.hasObservers()).isFalse();
    }

    @Test
    void single_timeout_cancelled() {
        Single<String> late = observed(Single.class, Single.<String>never());

        assertThat(late.timeout(1, TimeUnit.MILLISECONDS, Single.just("other")).blockingGet())
                .isEqualTo("other");
        assertThat(end.ends()).containsExactly("cancelled");
    }

    @Test
    void single_retried_eachSubscriptionHasItsEnd() {
        AtomicInteger calls = new AtomicInteger();
        Single<Integer> second = observed(Single.class, Single.fromCallable(() -> 1 / calls.getAndIncrement()));

        assertThat(second.retry(3).blockingGet()).isEqualTo(1);
        assertThat(end.ends()).containsExactly("failed / by zero");
        assertThat(end.others()).extracting(RecordingEnd::ends).containsExactly(List.of("succeeded 1"));
    }

    @Test
    void maybe_value_succeededWithIt() {
        assertThat(observed(Maybe.class, Maybe.just("paid")).blockingGet()).isEqualTo("paid");
        assertThat(end.ends()).containsExactly("succeeded paid");
    }

    @Test
    void maybe_empty_succeededWithNothing() {
        assertThat(observed(Maybe.class, Maybe.empty()).blockingGet()).isNull();
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void maybe_error_failed() {
        Maybe<Object> failing = observed(Maybe.class, Maybe.error(declined));

        assertThatThrownBy(failing::blockingGet).isSameAs(declined);
        assertThat(end.ends()).containsExactly("failed declined");
    }

    @Test
    void maybe_disposed_cancelled() {
        MaybeSubject<String> source = MaybeSubject.create();
        this.<Maybe<String>>observed(Maybe.class, source).subscribe().dispose();

        assertThat(end.ends()).containsExactly("cancelled");
        assertThat(source.hasObservers()).isFalse();
    }

    @Test
    void completable_succeeded() {
        observed(Completable.class, Completable.complete()).blockingAwait();

        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void completable_error_failed() {
        Completable failing = observed(Completable.class, Completable.error(declined));

        assertThatThrownBy(failing::blockingAwait).isSameAs(declined);
        assertThat(end.ends()).containsExactly("failed declined");
    }

    @Test
    void completable_disposed_cancelled() {
        CompletableSubject source = CompletableSubject.create();
        this.<Completable>observed(Completable.class, source).subscribe().dispose();

        assertThat(end.ends()).containsExactly("cancelled");
        assertThat(source.hasObservers()).isFalse();
    }

    @Test
    void observable_succeededWithNothing() {
        assertThat(observed(Observable.class, Observable.range(0, 1_000))
                        .observeOn(Schedulers.computation())
                        .toList()
                        .blockingGet())
                .hasSize(1_000);
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void observable_error_failed() {
        Observable<Object> failing = observed(Observable.class, Observable.error(declined));

        assertThatThrownBy(failing::blockingLast).isSameAs(declined);
        assertThat(end.ends()).containsExactly("failed declined");
    }

    @Test
    void observable_enoughOfIt_cancelled() {
        PublishSubject<String> source = PublishSubject.create();
        List<String> seen = new ArrayList<>();
        Disposable unused = this.<Observable<String>>observed(Observable.class, source)
                .take(1)
                .subscribe(seen::add);
        source.onNext("a");

        assertThat(seen).containsExactly("a");
        assertThat(source.hasObservers()).isFalse();
        assertThat(end.ends()).containsExactly("cancelled");
    }

    @Test
    void flowable_succeededWithNothing() {
        assertThat(observed(Flowable.class, Flowable.range(0, 1_000))
                        .observeOn(Schedulers.computation())
                        .toList()
                        .blockingGet())
                .hasSize(1_000);
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void flowable_error_failed() {
        Flowable<Object> failing = observed(Flowable.class, Flowable.error(declined));

        assertThatThrownBy(failing::blockingLast).isSameAs(declined);
        assertThat(end.ends()).containsExactly("failed declined");
    }

    @Test
    void flowable_enoughOfIt_cancelled() {
        assertThat(observed(Flowable.class, Flowable.range(0, 1_000))
                        .take(2)
                        .toList()
                        .blockingGet())
                .hasSize(2);
        assertThat(end.ends()).containsExactly("cancelled");
    }

    @Test
    void declaredAsPublisher_staysAFlowable() {
        assertThat(AsyncReturns.observed(Publisher.class, Flowable.just("a"), end))
                .isInstanceOf(Flowable.class);
    }

    @Test
    void declaredAsASubclass_isTheSameObject_andHasEnded() {
        PublishSubject<String> subject = PublishSubject.create();

        assertThat(AsyncReturns.observed(PublishSubject.class, subject, end)).isSameAs(subject);
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void workSeesItsOwnContext_andWhatFollowsTheCallers() {
        List<@Nullable String> seen = new ArrayList<>();
        Single<String> charge = observed(Single.class, Single.fromCallable(() -> {
            seen.add(RecordingEnd.current());
            return "paid";
        }));
        try (Scope own = RecordingEnd.contextOf("caller").makeCurrent()) {
            Disposable unused = charge.subscribe(value -> seen.add(RecordingEnd.current()));
        }

        assertThat(seen).containsExactly("first", "caller");
    }
}
