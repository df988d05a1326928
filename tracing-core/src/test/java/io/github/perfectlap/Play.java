package io.github.perfectlap;

import static io.github.perfectlap.ResultRule.failsWhen;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A running transaction in which things happen, each on the calling thread or after its body has returned. */
final class Play {

    private static final ResultRule<Boolean> RULE = failsWhen(approved -> !approved, "step_declined");

    private final Recording recording;
    private final Transaction transaction;
    private final boolean isAsync;

    Play(Recording recording, Transaction transaction, boolean isAsync) {
        this.recording = recording;
        this.transaction = transaction;
        this.isAsync = isAsync;
    }

    void pass(long millis) {
        recording.pass(Duration.ofMillis(millis));
    }

    void say(String reason) {
        transaction.fail(reason);
    }

    void step(String name, long millis, boolean approved) {
        if (isAsync) {
            CompletableFuture<Boolean> result = new CompletableFuture<>();
            transaction.callAsync(name, step -> result, RULE);
            pass(millis);
            result.complete(approved);
        } else {
            boolean unused = transaction.step(
                    name,
                    () -> {
                        pass(millis);
                        return approved;
                    },
                    RULE);
        }
    }

    void throwingStep(String name, RuntimeException thrown) {
        if (isAsync) {
            CompletableFuture<Boolean> result = new CompletableFuture<>();
            transaction.callAsync(name, step -> result);
            result.completeExceptionally(thrown);
        } else {
            assertThatThrownBy(() -> transaction.step(name, () -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown);
        }
    }
}
