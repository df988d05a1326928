package io.github.perfectlap.internal.async;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of what goes on when a method has returned, by name: most of them are of libraries that need not be there. */
public final class AsyncTypes {

    /** Publishers of one value at most. */
    public static final Set<String> PUBLISHERS_OF_ONE = Set.of(
            "reactor.core.publisher.Mono", "io.reactivex.rxjava3.core.Single", "io.reactivex.rxjava3.core.Maybe");

    /** Publishers of many values, or of none. */
    public static final Set<String> PUBLISHERS_OF_MANY = Set.of(
            "java.util.concurrent.Flow$Publisher",
            "org.reactivestreams.Publisher",
            "reactor.core.publisher.Flux",
            "io.reactivex.rxjava3.core.Completable",
            "io.reactivex.rxjava3.core.Observable",
            "io.reactivex.rxjava3.core.Flowable");

    /** Followed by something that stands in front of them, and so only where a method declares exactly one of these. */
    public static final Set<String> PUBLISHERS = Stream.of(PUBLISHERS_OF_ONE, PUBLISHERS_OF_MANY)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Followed as they are, whatever implements them. */
    public static final Set<String> FOLLOWED_AS_THEY_ARE =
            Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.Future");

    /**
     * Go on too, and are not followed. What a method declares that is one of these, or extends one of them or of
     * the publishers, seems to end when the method returns.
     */
    public static final Set<String> NOT_FOLLOWED = Set.of(
            "reactor.core.publisher.ParallelFlux",
            "io.reactivex.rxjava3.parallel.ParallelFlowable",
            "io.reactivex.Single",
            "io.reactivex.Maybe",
            "io.reactivex.Completable",
            "io.reactivex.Observable",
            "io.reactivex.Flowable",
            "rx.Single",
            "rx.Completable",
            "rx.Observable",
            "io.smallrye.mutiny.Uni",
            "io.smallrye.mutiny.Multi",
            "io.vertx.core.Future",
            "scala.concurrent.Future",
            "io.vavr.concurrent.Future",
            "kotlinx.coroutines.Job",
            "kotlinx.coroutines.Deferred",
            "kotlinx.coroutines.flow.Flow");

    private AsyncTypes() {}

    /** Whether a class is, extends or implements one of those. */
    static boolean isAny(@Nullable Class<?> type, Set<String> names) {
        if (type == null) {
            return false;
        }
        if (names.contains(type.getName()) || isAny(type.getSuperclass(), names)) {
            return true;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (isAny(implemented, names)) {
                return true;
            }
        }
        return false;
    }
}
