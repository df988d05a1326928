package io.github.perfectlap.internal.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AsyncReturnsTest {

    private final RecordingEnd end = new RecordingEnd();

    static Stream<Object> goingOn() {
        return Stream.of(
                new FutureTask<>(() -> "paid"),
                new SubmissionPublisher<>(),
                Mono.just("paid"),
                Flux.just("paid").publish(),
                Completable.complete());
    }

    @ParameterizedTest
    @MethodSource
    void goingOn(Object returned) {
        assertThat(AsyncReturns.isAsync(returned)).isTrue();
    }

    static Stream<@Nullable Object> ended() {
        return Stream.of("paid", 1, new CompletableFuture<>(), null);
    }

    @ParameterizedTest
    @MethodSource
    void ended(@Nullable Object returned) {
        assertThat(AsyncReturns.isAsync(returned)).isFalse();
    }

    @Test
    void declaredAsObject_publisherIsTheSameObject_andHasEnded() {
        Mono<String> mono = Mono.just("paid");

        assertThat(AsyncReturns.observed(Object.class, mono, end)).isSameAs(mono);
        assertThat(end.ends()).containsExactly("succeeded null");
    }

    @Test
    void declaredAsObject_futureIsFollowed() throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> "paid");

        assertThat(AsyncReturns.observed(Object.class, task, end)).isSameAs(task);
        task.run();
        assertThat(end.await().ends()).containsExactly("succeeded paid");
    }

    @Test
    void everyPublisherThatIsKnown_isFollowed() throws Exception {
        for (String name : AsyncTypes.PUBLISHERS) {
            assertThat(Class.forName(name)).isNotNull();
        }
    }

    @Test
    void noLibraryThere_futuresAndFlowsWork() throws Exception {
        try (URLClassLoader alone = withoutLibraries()) {
            assertThat(asked(alone)).isEqualTo("ObservedFlow, FutureTask, false");
        }
    }

    @Test
    void libraryFromAnotherLoader_isLeftAlone() throws Exception {
        try (URLClassLoader alone = withoutLibraries()) {
            assertThat(asked(alone, Mono.just("paid"))).isEqualTo("same, succeeded null");
        }
    }

    private static Object asked(ClassLoader loader, Object... arguments) throws Exception {
        Object asking = loader.loadClass(Asking.class.getName())
                .getDeclaredConstructor(Object[].class)
                .newInstance((Object) arguments);
        return ((Supplier<?>) asking).get();
    }

    /** Our classes once more, and OpenTelemetry's, but neither Reactor nor RxJava. */
    private static URLClassLoader withoutLibraries() {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(part -> !part.matches(".*(reactor-core|rxjava|reactive-streams)-?.*"))
                .map(AsyncReturnsTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String part) {
        try {
            return Path.of(part).toUri().toURL();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Run where there are no libraries. */
    public static final class Asking implements Supplier<String> {

        private final Object[] arguments;

        public Asking(Object... arguments) {
            this.arguments = arguments;
        }

        @Override
        public String get() {
            RecordingEnd end = new RecordingEnd();
            if (arguments.length == 0) {
                return observed(Flow.Publisher.class, (Flow.Publisher<String>) subscriber -> {}, end) + ", "
                        + observed(FutureTask.class, new FutureTask<>(() -> "paid"), end) + ", "
                        + AsyncReturns.isAsync("paid");
            }
            Object mono = arguments[0];
            Class<?> declared = mono.getClass().getSuperclass();
            boolean isSame = AsyncReturns.observed(declared, mono, end) == mono;
            return (isSame ? "same" : "another") + ", " + String.join(", ", end.ends());
        }

        private static String observed(Class<?> declared, Object returned, AsyncEnd end) {
            return AsyncReturns.observed(declared, returned, end).getClass().getSimpleName();
        }
    }
}
