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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what {@link Tracing#create} leaves to the environment. What the environment says wins over what is
 * said here, so that an operator can change it without a new release. Where an agent's or a global instance
 * is joined, that one is configured elsewhere: {@link #processor}, {@link #metricReader}, {@link #keep}, {@link
 * #property} and {@link #service} are then left out, and a warning says so.
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
    private HandOffCalls handOffs = HandOffCalls.NONE;
    private boolean closesAtExit = true;
    private boolean isMeasured = true;
    private boolean isOn = true;
    private @Nullable Keep keep;
    private boolean isShaped;

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
     * Records every transaction, and decides where it ends in this process whether it is exported, in front of all
     * processors and exporters: one that is given by {@link #processor} sees all spans start, and those that are kept
     * end. An operator has the same, with another share, by {@code PERFECTLAP_KEEP=0.05}; {@code off} leaves it to the
     * sampler. It costs what recording costs, also for what is then dropped.
     */
    public TracingBuilder keep(Keep policy) {
        this.keep = requireNonNull(policy, "policy");
        return this;
    }

    /** Puts the {@linkplain TransactionAttributes#SHAPE shape} on the outermost span also where nothing else asks for it. */
    public TracingBuilder withShapes() {
        this.isShaped = true;
        return this;
    }

    /**
     * Hears of each hand-off that did not come back in time; see {@link BusinessTransaction#expects}. It is told
     * once of each, at most a second after its limit, on a thread of Perfect Lap's own, which waits for the answer; a
     * fault is logged once. Each that is given hears of them.
     */
    public TracingBuilder onAbandoned(Consumer<AbandonedHandOff> listener) {
        handOffs = handOffs.listener(requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sends receipts to the processes from which messages come, so that they know which of their hand-offs came back
     * (see {@link BusinessTransaction#expects}): a line of text for each transaction that is resumed, and for each
     * that came from elsewhere and finishes here. What the lines look like, for processes in other languages, says
     * {@code docs/passport.md}; the other side gives them to {@link Tracing#receipt}.
     *
     * @param channel brings a line to every process that may await it, such as by a topic of its own. It is called on a
     *     thread of Perfect Lap's own, one line after the other, and may block: 8,192 lines wait, what comes
     *     then is lost and counted in {@code perfectlap.receipt.lost}. A fault is counted, and logged once. The last
     *     channel that is given is used
     */
    public TracingBuilder receipts(Consumer<String> channel) {
        handOffs = handOffs.receipts(requireNonNull(channel, "channel"));
        return this;
    }

    /**
     * Records through an instance that the application has made, configures and closes. It can't be
     * combined with {@link #processor}, {@link #metricReader}, {@link #keep}, {@link #property} and {@link #service}.
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

    /** Reads the time here: for tests, which let it go by as they like. */
    public TracingBuilder clock(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
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
                handOffs,
                isOn,
                keep,
                isShaped);
    }

    private void checkNothingElse() {
        if (isConfigured()) {
            throw new IllegalStateException("openTelemetry(…) brings its own configuration, so processor,"
                    + " metricReader, keep, property and service can't be set beside it, but " + settings()
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
        return !processors.isEmpty() || !readers.isEmpty() || !defaults.isEmpty() || keep != null;
    }

    private String settings() {
        return processors.size() + " processors, " + readers.size() + " metric readers, "
                + (keep == null ? "" : "keep(…) ") + "and the properties " + defaults.keySet();
    }

    private Tracing join(OpenTelemetry openTelemetry) {
        KeepSetting.warnWhereJoined();
        WeaveCheck.once();
        String version = release == null ? Release.ofApplication() : release;
        Problems problems = new Problems();
        Wishes wishes = wishes();
        MeteredMetrics metrics = isMeasured ? metrics(openTelemetry, problems) : null;
        Measures measures = metrics == null ? null : new Measures(metrics::measure);
        Habits habits = wishes.habits(
                version == null ? "" : version,
                group == null ? "" : group,
                measures,
                null,
                wishes.switches(OffNames.ofProcess()),
                problems);
        Recorder recorder = new JoinedRecorder(openTelemetry, habits);
        return new Tracing(openTelemetry, recorder, () -> leave(recorder, metrics), false);
    }

    private MeteredMetrics metrics(OpenTelemetry openTelemetry, Problems problems) {
        return new MeteredMetrics(openTelemetry.getMeter(Tracing.SCOPE), GuardedClock.of(clock, problems), problems);
    }

    private static void leave(Recorder recorder, @Nullable MeteredMetrics metrics) {
        recorder.close();
        if (metrics != null) {
            metrics.close();
        }
    }
}
