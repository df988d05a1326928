package io.github.perfectlap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a failing transaction runs, once in a JVM and recording nothing. A class or call site that is
 * first linked where the stack is about to end stays broken for the life of the JVM, and would replace every
 * later exception of the application by its own.
 */
final class WarmUp {

    private static final SpanContext SENDER =
            SpanContext.create(Hex.traceId(1, 1), Hex.spanId(1), TraceFlags.getSampled(), TraceState.getDefault());

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private WarmUp() {}

    static void once() {
        if (DONE.compareAndSet(false, true)) {
            Problems problems = new Problems();
            Switches switches = new Switches(true, Set.of());
            OpenTelemetry noop = OpenTelemetry.noop();
            CountedMetrics counted = new CountedMetrics(Clock.getDefault());
            Measures measures = new Measures(counted::measure);
            Keeping keeping = new Keeping(Keep.interesting(0), problems);
            Habits habits = habits(measures, null, switches, problems);
            Habits kept = habits(measures, keeping, switches, problems);
            warmUp(new JoinedRecorder(noop, habits));
            SpanProcessor none = SpanProcessor.composite();
            warmUp(new OwnRecorder(noop, pipeline(Sampler.alwaysOn(), none), habits));
            warmUp(new OwnRecorder(noop, pipeline(Sampler.alwaysOff(), none), habits));
            warmUp(new OwnRecorder(noop, pipeline(Sampler.alwaysOff(), keeping.gate()), kept));
            problems.guard("Warming up", WarmUp::slotEnds);
            problems.guard("Warming up", WarmUp::stackEnds);
            switches.close();
        }
    }

    private static Habits habits(Measures measures, @Nullable Keeping keeping, Switches switches, Problems problems) {
        return new Habits(
                "",
                "warm-up",
                Clock.getDefault(),
                () -> 1,
                measures,
                keeping,
                keeping != null,
                switches,
                HandOffCalls.NONE,
                problems);
    }

    private static Pipeline pipeline(Sampler sampler, SpanProcessor unguarded) {
        SpanProcessor processor = new GuardedProcessor(unguarded, new Problems());
        return new Pipeline(Sampling.of(sampler, 1), SpanLimits::getDefault, Resource.getDefault(), List.of(processor));
    }

    private static void warmUp(Recorder recorder) {
        BusinessTransaction definition =
                new BusinessTransaction(recorder, recorder.define("warm-up"), Declared.NOTHING);
        recorder.problems().guard("Warming up", () -> failing(definition));
        recorder.problems().guard("Warming up", () -> failing(definition.measuresSteps("step")));
        BusinessTransaction inside = new BusinessTransaction(recorder, recorder.define("inside"), Declared.NOTHING);
        recorder.problems().guard("Warming up", () -> leftOpen(definition, inside));
        recorder.problems().guard("Warming up", () -> inSequence(definition));
        recorder.problems().guard("Warming up", () -> underRules(definition));
        recorder.problems().guard("Warming up", () -> underRules(definition.atMostSteps("step", 1)));
        recorder.problems().guard("Warming up", () -> finishing(definition.finishes()));
    }

    private static void finishing(BusinessTransaction definition) {
        long now = EpochClock.micros(Clock.getDefault().now());
        Context arrived = Context.root()
                .with(Span.wrap(SENDER))
                .with(Arrival.KEY, Arrival.of(new Passport("warm-up", now, "", 1, now)));
        definition.resume(arrived).run(transaction -> {});
        definition.resumeAll(List.of(arrived, arrived)).run(transaction -> {});
    }

    private static void inSequence(BusinessTransaction definition) {
        definition.from(Context.root()).run(transaction -> {
            transaction.next("first");
            transaction.next("second");
        });
    }

    private static void underRules(BusinessTransaction definition) {
        BusinessTransaction strict = definition
                .answers(IllegalArgumentException.class)
                .failsWhen(Boolean.class, ok -> !ok, "reason")
                .atMost(Duration.ofNanos(1));
        failing(strict);
        boolean unused = strict.from(Context.root()).call(transaction -> false);
        CompletableFuture<Boolean> stage = new CompletableFuture<>();
        CompletableFuture<Boolean> same =
                strict.from(Context.root()).callAsync(transaction -> transaction.callAsync("step", step -> stage));
        same.completeExceptionally(new CompletionException(new IllegalArgumentException()));
    }

    private static void failing(BusinessTransaction definition) {
        try {
            definition.from(Context.root()).run(WarmUp::failingStep);
        } catch (IllegalStateException expected) {
            // What the body threw has come through.
        }
    }

    private static void failingStep(Transaction transaction) {
        transaction
                .attribute("key", "value")
                .attribute(AttributeKey.stringArrayKey("keys"), List.of("value"))
                .event("event");
        boolean unused = transaction.step("step", () -> false, ResultRule.failsWhen(ok -> !ok, "reason"));
        transaction.step("step", () -> {
            throw new IllegalStateException(new IllegalStateException());
        });
    }

    /** What else happens only every few seconds. */
    private static void slotEnds() {
        CountedMeasure measure = new CountedMeasure("warm-up", Clock.getDefault());
        long later = Clock.getDefault().nanoTime() + 2 * SlidingWindow.SLOT_NANOS;
        measure.serve(new DeclaredCapacity(1, later - 2 * SlidingWindow.SLOT_NANOS));
        measure.started(later);
        measure.ended(Verdict.OK, 1, true, later, null);
    }

    private static void stackEnds() {
        throw new StackOverflowError();
    }

    private static void leftOpen(BusinessTransaction definition, BusinessTransaction inside) {
        try (Transaction transaction = definition.from(Context.root()).start()) {
            transaction.handOff("hand-off").close();
            transaction.step("step").close();
            inside.start().close();
        }
    }
}
