package io.github.perfectlap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs what a failing transaction runs, once in a JVM and recording nothing. A class or call site that is
 * first linked where the stack is about to end stays broken for the life of the JVM, and would replace every
 * later exception of the application by its own.
 */
final class WarmUp {

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private WarmUp() {}

    static void once() {
        if (DONE.compareAndSet(false, true)) {
            Recorder recorder = new Recorder(OpenTelemetry.noop(), "", Clock.getDefault());
            BusinessTransaction definition = new BusinessTransaction(recorder, "warm-up", false);
            recorder.problems().guard("Warming up", () -> failing(definition));
            recorder.problems().guard("Warming up", () -> leftOpen(definition));
            recorder.problems().guard("Warming up", WarmUp::stackEnds);
        }
    }

    private static void failing(BusinessTransaction definition) {
        try {
            definition.from(Context.root()).run(WarmUp::failingStep);
        } catch (IllegalStateException expected) {
            // What the body threw has come through.
        }
    }

    private static void failingStep(Transaction transaction) {
        transaction.attribute("key", "value").event("event");
        boolean unused = transaction.step("step", () -> false, ResultRule.failsWhen(ok -> !ok, "reason"));
        transaction.step("step", () -> {
            throw new IllegalStateException(new IllegalStateException());
        });
    }

    private static void stackEnds() {
        throw new StackOverflowError();
    }

    private static void leftOpen(BusinessTransaction definition) {
        try (Transaction transaction = definition.from(Context.root()).start()) {
            transaction.handOff("hand-off").close();
            transaction.step("step").close();
        }
    }
}
