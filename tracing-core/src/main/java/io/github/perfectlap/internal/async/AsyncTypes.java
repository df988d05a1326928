package io.github.perfectlap.internal.async;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of what goes on when a method has returned, by name: most of them are of libraries that need not be there. */
public final class AsyncTypes {

    /** Followed by something that stands in front of them, and so only where a method declares exactly one of these. */
    public static final Set<String> PUBLISHERS = Set.of(
            "java.util.concurrent.Flow$Publisher",
            "org.reactivestreams.Publisher",
            "reactor.core.publisher.Mono",
            "reactor.core.publisher.Flux",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe",
            "io.reactivex.rxjava3.core.Completable",
            "io.reactivex.rxjava3.core.Observable",
            "io.reactivex.rxjava3.core.Flowable");

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
            "kotlinx.coroutines.Job",
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
