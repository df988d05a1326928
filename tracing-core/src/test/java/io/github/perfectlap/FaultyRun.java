package io.github.perfectlap;

import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;

import io.github.perfectlap.ApplicationParts.FaultyClock;
import io.github.perfectlap.ApplicationParts.FaultyException;
import io.github.perfectlap.ApplicationParts.FaultyHandler;
import io.github.perfectlap.ApplicationParts.FaultyList;
import io.github.perfectlap.ApplicationParts.FaultyStage;
import io.github.perfectlap.ApplicationParts.FaultyText;
import io.github.perfectlap.CarrierParts.FaultyGetter;
import io.github.perfectlap.CarrierParts.FaultyPropagator;
import io.github.perfectlap.CarrierParts.FaultySetter;
import io.github.perfectlap.MetricParts.FaultyMetricExporter;
import io.github.perfectlap.MetricParts.FaultyView;
import io.github.perfectlap.TraceParts.FaultyExporter;
import io.github.perfectlap.TraceParts.FaultyIds;
import io.github.perfectlap.TraceParts.FaultyProcessor;
import io.github.perfectlap.TraceParts.FaultySampling;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An application whose telemetry uses each kind of part there is, one of which is faulty. */
final class FaultyRun {

    static final List<String> SPANS = List.of("pay", "publish", "checkout", "ship", "refuse", "refusal");

    private static final Duration OFTEN = Duration.ofMillis(5);

    private final Fault fault;
    private final @Nullable Keep keep;
    private final Seen seen = new Seen();
    private final LogLines log = new LogLines();
    private final Headers headers = new Headers();
    private final FaultyHandler handler;
    private final @Nullable OpenTelemetrySdk joined;
    private final Tracing tracing;
    private final BusinessTransaction checkout;
    private final BusinessTransaction refusal;
    private final BusinessTransaction ship;

    FaultyRun(Mode mode, Fault fault) {
        this(mode, fault, null);
    }

    /** One that decides which transactions are kept. */
    static FaultyRun keeping(Fault fault, Keep policy) {
        return new FaultyRun(Mode.OWN, fault, policy);
    }

    private FaultyRun(Mode mode, Fault fault, @Nullable Keep keep) {
        this.fault = fault;
        this.keep = keep;
        this.handler = new FaultyHandler(fault);
        log.alsoTo(handler);
        joined = mode == Mode.JOINED ? sdk() : null;
        tracing = built();
        checkout = checkout();
        refusal = tracing.transaction("refusal");
        ship = tracing.transaction("ship");
    }

    Seen seen() {
        return seen;
    }

    LogLines log() {
        return log;
    }

    Problems problems() {
        return tracing.problems();
    }

    /** One whose hand-off is given up at once is said in the log, so it is there only where it is meant. */
    private BusinessTransaction checkout() {
        BusinessTransaction plain = tracing.transaction("checkout")
                .failsWhen(String.class, ApplicationParts.resultRule(fault))
                .capacity(() -> fault.at(Place.SATURATION, 0.5));
        return fault.isAt(Place.ABANDONED_LISTENER)
                ? plain.expects("publish", Expectation.finishedWithin(Duration.ofNanos(1)))
                : plain;
    }

    /** What the caller of a service that takes an order gets: its answer, or what it throws. */
    Object order() {
        return outcome(() -> checkout.call(tx -> {
            tx.attribute(stringArrayKey("colours"), new FaultyList(fault));
            tx.attribute(ApplicationParts.TEXT, new FaultyText(fault));
            String receipt = tx.step("pay", () -> "receipt", ApplicationParts.rule(fault));
            try (Step publish = tx.handOff("publish")) {
                publish.inject(headers, new FaultySetter(fault));
                publish.complete();
            }
            return receipt;
        }));
    }

    /** The same of the service that the order is handed to. */
    Object ship() {
        return outcome(() -> ship.resume(headers, new FaultyGetter(fault, headers))
                .callAsync(tx -> new FaultyStage(fault, "shipped"))
                .join());
    }

    /** The same of a service whose step throws. */
    Object refuseInStep(Throwable own) {
        return outcome(() -> refusal.call(tx -> tx.step("refuse", () -> thrown(own))));
    }

    /** The same of one that throws outside any step. */
    Object refuseInTransaction(Throwable own) {
        return outcome(() -> refusal.call(tx -> thrown(own)));
    }

    /** The same of one that asks which headers are ours. */
    Object fields() {
        return outcome(() -> tracing.propagator().fields().contains("baggage"));
    }

    Throwable ownException() {
        return new FaultyException(fault);
    }

    /** Begins to close, and the SDK with it. */
    Thread beginClosing() {
        Thread closing = new Thread(this::closeAll, "closing");
        closing.setDaemon(true);
        closing.start();
        return closing;
    }

    /** Closes, and says whether that came to an end. */
    boolean close() throws InterruptedException {
        try {
            Thread closing = beginClosing();
            closing.join(TimeUnit.SECONDS.toMillis(2));
            return !closing.isAlive();
        } finally {
            stopListening();
        }
    }

    void stopListening() {
        log.notTo(handler);
        log.close();
    }

    private void closeAll() {
        tracing.close();
        if (joined != null) {
            // A worker of its own that has died never answers.
            joined.getSdkTracerProvider().shutdown().join(50, TimeUnit.MILLISECONDS);
            joined.getSdkMeterProvider().shutdown().join(50, TimeUnit.MILLISECONDS);
        }
    }

    private static Object outcome(Callable<?> service) {
        try {
            return service.call();
        } catch (Throwable arrived) {
            return arrived;
        }
    }

    private static String thrown(Throwable own) throws Exception {
        if (own instanceof Error error) {
            throw error;
        }
        throw (Exception) own;
    }

    /** What escapes here is told apart from an error of the test's own JVM, which JUnit would end for. */
    private Tracing built() {
        try {
            return joined == null ? own() : over(joined);
        } catch (Throwable escaped) {
            stopListening();
            throw new AssertionError("build() threw", escaped);
        }
    }

    private Tracing over(OpenTelemetrySdk sdk) {
        return Tracing.builder()
                .openTelemetry(sdk)
                .onAbandoned(lost -> fault.at(Place.ABANDONED_LISTENER))
                .receipts(line -> fault.at(Place.RECEIPT_CHANNEL))
                .clock(new FaultyClock(fault))
                .build();
    }

    private Tracing own() {
        return decided(ConfiguredParts.tracing(fault, seen))
                .processor(new FaultyProcessor(fault))
                .processor(faultySimple())
                .processor(seen.processor())
                .onAbandoned(lost -> fault.at(Place.ABANDONED_LISTENER))
                .receipts(line -> fault.at(Place.RECEIPT_CHANNEL))
                .clock(new FaultyClock(fault))
                .build();
    }

    private TracingBuilder decided(TracingBuilder builder) {
        if (keep == null) {
            return builder;
        }
        return (fault.isAt(Place.SAMPLER) ? builder : builder.property("otel.traces.sampler", "always_off")).keep(keep);
    }

    private OpenTelemetrySdk sdk() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(traces())
                .setMeterProvider(metrics())
                .setPropagators(ContextPropagators.create(new FaultyPropagator(fault, w3c())))
                .build();
    }

    private static TextMapPropagator w3c() {
        return TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    }

    private SdkTracerProvider traces() {
        var batch = new FaultyExporter(fault, Place.BATCH_EXPORT, Place.BATCH_SHUTDOWN);
        return SdkTracerProvider.builder()
                .setSampler(new FaultySampling(fault))
                .setIdGenerator(new FaultyIds(fault))
                .addSpanProcessor(new FaultyProcessor(fault))
                .addSpanProcessor(faultySimple())
                .addSpanProcessor(BatchSpanProcessor.builder(batch)
                        .setScheduleDelay(OFTEN)
                        .build())
                .addSpanProcessor(seen.processor())
                .build();
    }

    private SpanProcessor faultySimple() {
        return SimpleSpanProcessor.create(new FaultyExporter(fault, Place.SIMPLE_EXPORT, Place.SIMPLE_SHUTDOWN));
    }

    private SdkMeterProvider metrics() {
        var exporter = new FaultyMetricExporter(fault);
        return SdkMeterProvider.builder()
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(OFTEN)
                        .build())
                .registerView(
                        InstrumentSelector.builder().setMeterName(Tracing.SCOPE).build(),
                        View.builder().setAttributeFilter(new FaultyView(fault)).build())
                .build();
    }
}
