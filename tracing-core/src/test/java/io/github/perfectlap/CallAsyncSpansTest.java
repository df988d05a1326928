package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions and steps that go on when their body has returned, as their spans tell it. */
@ParameterizedClass
@EnumSource(Mode.class)
class CallAsyncSpansTest {

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final CompletableFuture<String> receipt = new CompletableFuture<>();

    CallAsyncSpansTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
    }

    @Test
    void callAsync_failed_spanSaysTheExceptionInsideTheEnvelope() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> tx.callAsync("pay", pay -> receipt));
        receipt.completeExceptionally(new CompletionException(new IOException()));
        assertThat(recording.attribute("pay", TransactionAttributes.ERROR_TYPE)).isEqualTo("java.io.IOException");
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("java.io.IOException");
        assertThat(recording.span("checkout").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void callAsync_emptyEnvelope_isTheException() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> receipt);
        receipt.completeExceptionally(new CompletionException("no cause", null));
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(CompletionException.class.getName());
    }

    @Test
    void callAsync_stepOfASequence_endsWhereTheBodyReturns() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> {
            tx.next("reserve");
            recording.pass(Duration.ofMillis(5));
            return receipt;
        });
        assertThat(recording.names()).containsExactly("reserve");
        assertThat(recording.span("reserve").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        receipt.complete("receipt");
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void callAsync_stepsMadeOnOtherThreads_areItsChildren() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> tx.callAsync("pay", pay -> {
            CompletableFuture<String> asked =
                    CompletableFuture.supplyAsync(() -> pay.step("ask the bank", () -> "approved"));
            tx.step("print", () -> {});
            return asked;
        }));
        assertThat(unused.join()).isEqualTo("approved");
        assertThat(recording.parentOf("ask the bank")).isEqualTo("pay");
        assertThat(recording.parentOf("print")).isEqualTo("pay");
    }

    @Test
    void callAsync_leftOpenInside_isSaidAndTheThreadHasItsContextBack() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> {
            tx.step("never closed");
            return receipt;
        });
        recording.tracing.transaction("estimate").run(tx -> {});
        receipt.complete("receipt");
        assertThat(recording.parentOf("estimate")).isEqualTo("none");
        assertThat(recording.tracing.problems().count("scope left open")).isEqualTo(1);
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void callAsync_closedInside_endsOnce() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> {
            tx.complete();
            tx.close();
            return receipt;
        });
        receipt.completeExceptionally(new IOException());
        assertThat(recording.names()).containsExactly("checkout");
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }
}
