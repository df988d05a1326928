package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.Flowable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules of Reactive Streams, by its own tests, for what stands in front of publishers. */
class ReactiveStreamsRulesTest {

    /** How long nothing is to come where nothing may. */
    private static final int SILENT_MILLIS = 30;

    /** What has to come does so at once, or fails the rule. */
    private static final int LIMIT_MILLIS = 600;

    @TestFactory
    Stream<DynamicTest> flow() {
        return rules(source -> FlowAdapters.toPublisher(
                observed(Flow.Publisher.class, FlowAdapters.toFlowPublisher(new Hidden(source)))));
    }

    @TestFactory
    Stream<DynamicTest> publisher() {
        return rules(source -> observed(Publisher.class, new Hidden(source)));
    }

    @TestFactory
    Stream<DynamicTest> flux() {
        return rules(source -> observed(Flux.class, Flux.from(source)));
    }

    @TestFactory
    Stream<DynamicTest> flowable() {
        return rules(source -> observed(Flowable.class, Flowable.fromPublisher(source)));
    }

    @TestFactory
    Stream<DynamicTest> mono() {
        return rules(new Kind() {
            @Override
            public Publisher<Integer> of(Publisher<Integer> source) {
                return observed(Mono.class, Mono.fromDirect(source));
            }

            @Override
            public long most() {
                return 1;
            }
        });
    }

    @SuppressWarnings("unchecked") // as the woven method does
    private static <P> P observed(Class<? super P> declared, P publisher) {
        return (P) AsyncReturns.observed(declared, publisher, new RecordingEnd());
    }

    private static Stream<DynamicTest> rules(Kind kind) {
        return Arrays.stream(PublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                // Rules of which it only says that no test can check them.
                .filter(method -> !method.getName().startsWith("untested_"))
                .filter(method -> kind.most() > 1 || !asksForMore(kind, method))
                .map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> check(kind, rule)));
    }

    private static void check(Kind kind, Method rule) throws Throwable {
        Verification verification = new Verification(kind);
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException broken) {
            Throwable cause = broken.getCause();
            throw cause;
        }
    }

    /** Whether a rule is about more elements than there can be: then the rules leave themselves out. */
    private static boolean asksForMore(Kind kind, Method rule) {
        try {
            check(kind, rule);
            return false;
        } catch (Throwable thrown) {
            return thrown instanceof SkipException;
        }
    }

    /** What stands in front of a source of numbers. */
    private interface Kind {

        Publisher<Integer> of(Publisher<Integer> source);

        /** How many elements there can be. */
        default long most() {
            return Long.MAX_VALUE - 1;
        }
    }

    /** Not of a class that is known. */
    private record Hidden(Publisher<Integer> source) implements Publisher<Integer> {

        @Override
        public void subscribe(Subscriber<? super Integer> subscriber) {
            source.subscribe(subscriber);
        }
    }

    private static final class Verification extends PublisherVerification<Integer> {

        private final Kind kind;

        Verification(Kind kind) {
            super(new TestEnvironment(LIMIT_MILLIS, SILENT_MILLIS, false));
            this.kind = kind;
        }

        @Override
        public Publisher<Integer> createPublisher(long elements) {
            return kind.of(Flux.range(0, (int) Math.min(elements, Integer.MAX_VALUE)));
        }

        @Override
        public Publisher<Integer> createFailedPublisher() {
            return kind.of(Flux.error(new IllegalStateException("declined")));
        }

        @Override
        public long maxElementsFromPublisher() {
            return kind.most();
        }
    }
}
