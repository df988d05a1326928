package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what {@link Tracing#create} leaves to the environment. What the environment says wins over what is
 * said here, so that an operator can change it without a new release. Where an agent's or a global instance
 * is joined, that one is configured elsewhere: {@link #processor}, {@link #property} and {@link #service} are
 * then left out, and a warning says so.
 */
public final class TracingBuilder {

    private static final Logger logger = Logger.getLogger(Tracing.class.getName());

    private final Map<String, String> defaults = new HashMap<>();
    private final List<SpanProcessor> processors = new ArrayList<>();
    private @Nullable OpenTelemetry joined;
    private @Nullable String release;
    private Clock clock = Clock.getDefault();
    private boolean closesAtExit = true;

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

    /**
     * Records through an instance that the application has made, configures and closes. It can't be
     * combined with {@link #processor}, {@link #property} and {@link #service}.
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
        return new OwnSdk(defaults, processors, release).tracing(clock, closesAtExit);
    }

    private void checkNothingElse() {
        if (!processors.isEmpty() || !defaults.isEmpty()) {
            throw new IllegalStateException(
                    "openTelemetry(…) brings its own configuration, so processor, property and service can't"
                            + " be set beside it, but "
                            + processors.size()
                            + " processors and the properties "
                            + defaults.keySet()
                            + " were; set them on the instance, or leave openTelemetry(…) out");
        }
    }

    private void warnOfWhatIsLeftOut() {
        if (!processors.isEmpty() || !defaults.isEmpty()) {
            logger.warning("The joined OpenTelemetry instance has its own configuration: left out are "
                    + processors.size()
                    + " processors and the properties "
                    + defaults.keySet()
                    + ". Set them there, or give openTelemetry(…) an instance of your own");
        }
    }

    private Tracing join(OpenTelemetry openTelemetry) {
        String version = release == null ? Release.ofApplication() : release;
        Recorder recorder = new Recorder(openTelemetry, version == null ? "" : version, clock);
        return new Tracing(openTelemetry, recorder, () -> {}, false);
    }
}
