package io.github.perfectlap.examples.benchmarks.orders;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;

/**
 * Micrometer Observation with its bridge to OpenTelemetry, and with its meter handler where golden signals are
 * kept. Its values are texts: the number is printed.
 */
final class ObservationOrders implements Orders, Measured {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations;

    ObservationOrders(Sdk sdk, Setting setting) {
        observations = setting == Setting.OFF ? ObservationRegistry.NOOP : registry(sdk, setting);
    }

    private ObservationRegistry registry(Sdk sdk, Setting setting) {
        ObservationRegistry registry = ObservationRegistry.create();
        var otel = sdk.openTelemetry().getTracer("shop");
        var tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
        registry.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
        if (setting.isMeasured()) {
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        }
        return registry;
    }

    @Override
    public String place(Order order) {
        return observation(Part.ORDER, order.whole()).observe(() -> steps(order));
    }

    private String steps(Order order) {
        step(Part.STOCK, order.stock());
        step(Part.CARD, order.card());
        return step(Part.PARCEL, order.parcel());
    }

    private String step(Part part, Detail detail) {
        return observation(part, detail).observe(detail::work);
    }

    private Observation observation(Part part, Detail detail) {
        return Observation.createNotStarted(part.name(), observations)
                .highCardinalityKeyValue(part.first().getKey(), detail.first())
                .highCardinalityKeyValue(part.second().getKey(), detail.second())
                .highCardinalityKeyValue(part.third().getKey(), Long.toString(detail.third()));
    }

    @Override
    public Signals signals() {
        String name = Part.ORDER.name();
        long all = meters.find(name).timers().stream().mapToLong(Timer::count).sum();
        long good = meters.find(name).tag("error", "none").timers().stream()
                .mapToLong(Timer::count)
                .sum();
        long active = meters.find(name + ".active").longTaskTimers().stream()
                .mapToLong(LongTaskTimer::activeTasks)
                .sum();
        return new Signals(all, all - good, active);
    }

    @Override
    public void close() {
        meters.close();
    }
}
