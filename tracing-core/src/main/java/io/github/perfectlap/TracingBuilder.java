package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what {@link Tracing#create} leaves to the environment. What the environment says wins over what is
 * said here, so that an operator can change it without a new release. Where an agent's or a global instance
 * is joined, that one is configured elsewhere: {@link #processor}, {@link #metricReader}, {@link #property} and {@link
 * #service} are then left out, and a warning says so.
 */
public final class TracingBuilder {

    private final Map<String, String> defaults = new HashMap<>();
    private final List<SpanProcessor> processors = new ArrayList<>();
    private final List<MetricReader> readers = new ArrayList<>();
    private @Nullable OpenTelemetry joined;
    private @Nullable String release;
    private @Nullable String group;
    private Clock clock = Clock.getDefault();
    private LongSupplier ids = () -> ThreadLocalRandom.current().nextLong();
    private boolean closesAtExit = true;
    private boolean isMeasured = true;
    private boolean isOn = true;

    TracingBuilder() {}

    /** Name of the service, unless {@code OTEL_SERVICE_NAME} gives one. */
    public TracingBuilder service(String name) {
        return property("otel.service.name", name);
    }

    /**
     * Release of the service, unless {@code service.version} in {@code OTEL_RESOURCE_ATTRIBUTES}
     * gives one. Found in the manifest of the application's jar where nobody says it.
     */
    public TracingBuilder release(String version) {
        this.release = requireNonNull(version, "version");
        return this;
    }

    /**
     * Name of the group of services that this one belongs to, such as {@code fulfilment}, unless {@code
     * service.namespace} in {@code OTEL_RESOURCE_ATTRIBUTES} gives one. The time that a transaction has been in the group
     * is then measured, as {@code perfectlap.transaction.group_duration}, besides that in one process and that from end
     * to end. In passports it is cut to 24 bytes.
     */
    public TracingBuilder group(String name) {
        this.group = requireNonNull(name, "name");
        return this;
    }

    /** A property of OpenTelemetry, such as {@code otel.traces.exporter}, where it is not set. */
    public TracingBuilder property(String key, String value) {
        defaults.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
        return this;
    }

    /** Sees each span as it starts and ends, besides the exporters. */
    public TracingBuilder processor(SpanProcessor processor) {
        processors.add(requireNonNull(processor, "processor"));
        return this;
    }

    /** Reads the metrics, besides the exporters. */
    public TracingBuilder metricReader(MetricReader reader) {
        readers.add(requireNonNull(reader, "reader"));
        return this;
    }

    /** Keeps no golden signals: durations, outcomes and numbers in flight of transactions. */
    public TracingBuilder withoutGoldenSignals() {
        this.isMeasured = false;
        return this;
    }

    /**
     * Starts with everything switched off, until {@link Tracing#switchOn}. An operator has the same with {@code *} in
     * {@code PERFECTLAP_TRANSACTIONS_OFF}, which may also hold the names of some transactions, separated by commas.
     */
    public TracingBuilder switchedOff() {
        this.isOn = false;
        return this;
    }

    /**
     * Records through an instance that the application has made, configures and closes. It can't be
     * combined with {@link #processor}, {@link #metricReader}, {@link #property} and {@link #service}.
     */
    public TracingBuilder openTelemetry(OpenTelemetry openTelemetry) {
        this.joined = requireNonNull(openTelemetry, "openTelemetry");
        return this;
    }

    /** Leaves it to the application to {@link Tracing#close} before the JVM ends. */
    public TracingBuilder withoutShutdownHook() {
        this.closesAtExit = false;
        return this;
    }

    TracingBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Where ids are drawn from. */
    TracingBuilder ids(LongSupplier ids) {
        this.ids = ids;
        return this;
    }

    /**
     * Makes it.
     *
     * @throws IllegalStateException if settings contradict each other
     * @throws io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException if a property or variable
     *     has a value that can't be used
     */
    public Tracing build() {
        if (joined != null) {
            checkNothingElse();
            return join(joined);
        }
        OpenTelemetry present = PresentOpenTelemetry.find();
        if (present != null) {
            warnOfWhatIsLeftOut();
            return join(present);
        }
        return new OwnSdk(wishes()).tracing();
    }

    private Wishes wishes() {
        return new Wishes(
                Map.copyOf(defaults),
                List.copyOf(processors),
                List.copyOf(readers),
                release,
                group,
                clock,
                ids,
                closesAtExit,
                isMeasured,
                isOn);
    }

    private void checkNothingElse() {
        if (isConfigured()) {
            throw new IllegalStateException("openTelemetry(…) brings its own configuration, so processor,"
                    + " metricReader, property and service can't be set beside it, but " + settings()
                    + " were; set them on the instance, or leave openTelemetry(…) out");
        }
    }

    private void warnOfWhatIsLeftOut() {
        if (isConfigured()) {
            Log.warning(
                    "The joined OpenTelemetry instance has its own configuration: left out are " + settings()
                            + ". Set them there, or give openTelemetry(…) an instance of your own",
                    null);
        }
    }

    private boolean isConfigured() {
        return !processors.isEmpty() || !readers.isEmpty() || !defaults.isEmpty();
    }

    private String settings() {
        return processors.size() + " processors, " + readers.size() + " metric readers and the properties "
                + defaults.keySet();
    }

    private Tracing join(OpenTelemetry openTelemetry) {
        String version = release == null ? Release.ofApplication() : release;
        Problems problems = new Problems();
        Wishes wishes = wishes();
        MeteredMetrics metrics = isMeasured ? metrics(openTelemetry, problems) : null;
        Measures measures = metrics == null ? null : new Measures(metrics::measure);
        Habits habits = wishes.habits(
                version == null ? "" : version,
                group == null ? "" : group,
                measures,
                wishes.switches(OffNames.ofProcess()),
                problems);
        Recorder recorder = new JoinedRecorder(openTelemetry, habits);
        return new Tracing(openTelemetry, recorder, () -> leave(recorder, metrics), false);
    }

    private MeteredMetrics metrics(OpenTelemetry openTelemetry, Problems problems) {
        return new MeteredMetrics(openTelemetry.getMeter(Tracing.SCOPE), GuardedClock.of(clock, problems), problems);
    }

    private static void leave(Recorder recorder, @Nullable MeteredMetrics metrics) {
        recorder.watches().abandonAll();
        if (metrics != null) {
            metrics.close();
        }
    }
}
