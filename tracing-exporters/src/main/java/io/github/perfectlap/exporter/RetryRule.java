package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Which ends of an attempt deserve another one, and how long to wait before it. */
final class RetryRule {

    // The OTLP specification's list.
    private static final Set<Integer> RETRYABLE_STATUSES = Set.of(429, 502, 503, 504);

    private final @Nullable RetryPolicy policy;
    private final Predicate<IOException> retryable;

    RetryRule(@Nullable RetryPolicy policy) {
        this.policy = policy;
        @Nullable Predicate<IOException> chosen = policy == null ? null : policy.getRetryExceptionPredicate();
        this.retryable = chosen == null ? RetryRule::mayPass : chosen;
    }

    boolean again(int attempt, Answer answer) {
        return attemptsLeft(attempt) && RETRYABLE_STATUSES.contains(answer.getStatusCode());
    }

    boolean again(int attempt, IOException failure) {
        return attemptsLeft(attempt) && retryable.test(failure);
    }

    /**
     * Nanoseconds to wait after an attempt that was answered: what the server asks for, if it does.
     */
    long pause(int attempt, Answer answer) {
        return answer.retryAfterNanos().orElseGet(() -> pause(attempt));
    }

    /** Nanoseconds to wait after an attempt that failed. */
    long pause(int attempt) {
        if (policy == null) {
            return 0;
        }
        double grown = policy.getInitialBackoff().toNanos() * Math.pow(policy.getBackoffMultiplier(), attempt - 1.0);
        double capped = Math.min(grown, (double) policy.getMaxBackoff().toNanos());
        // Processes that lost the same receiver must not come back to it in step.
        return (long) (capped * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }

    private boolean attemptsLeft(int attempt) {
        return policy != null && attempt < policy.getMaxAttempts();
    }

    // What does not speak HTTP, is not trusted or answers nonsense does so again a second later.
    private static boolean mayPass(IOException failure) {
        return !(failure instanceof UnusableAnswerException
                || failure instanceof ProtocolException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException);
    }
}
