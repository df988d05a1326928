package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Duration;
import java.util.List;

/**
 * The front door: defines business transactions, and says where their spans go.
 *
 * <p>One for an application, made when it starts and closed when it ends. Two in one JVM do not
 * know each other. Thread-safe.
 */
public final class Tracing implements AutoCloseable {

    static final String SCOPE = "io.github.perfectlap";

    static {
        OwnStorage.install();
    }

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);

    private final OpenTelemetry openTelemetry;
    private final Recorder recorder;
    private final Closing closing;
    private final ShutdownHook hook;

    Tracing(OpenTelemetry joined, Recorder recorder, Runnable shutdown, boolean closesAtExit) {
        this.recorder = recorder;
        this.openTelemetry = new CarryingOpenTelemetry(joined, ContextPropagators.create(recorder.propagator()));
        this.closing = new Closing(recorder.problems(), shutdown);
        this.hook = closesAtExit ? ShutdownHook.install(() -> closing.within(EXIT_LIMIT)) : ShutdownHook.none();
        WarmUp.once();
    }

    /**
     * Configured by the standard {@code OTEL_*} environment variables and {@code otel.*} properties.
     * Where an OpenTelemetry agent runs, or the global instance is set, that one is joined instead.
     *
     * @throws io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException if one of them has a
     *     value that can't be used
     */
    public static Tracing create() {
        return builder().build();
    }

    /** Configured by code as well. */
    public static TracingBuilder builder() {
        return new TracingBuilder();
    }

    /**
     * Defines a business transaction, or this process's part of one. Called once, and the answer kept
     * in a field.
     *
     * @param name what the customer would call it, such as {@code checkout}; never holds a value such
     *     as an order's number. At most 72 bytes, of which characters other than {@code A-Z a-z 0-9 -
     *     . _ ~} take three or more
     * @throws IllegalArgumentException if the name is blank, too long or has control characters
     */
    public BusinessTransaction transaction(String name) {
        requireNonNull(name, "name");
        return recorder.transaction(name);
    }

    /** Reads and writes trace context, baggage and the passport of the transaction. */
    public TextMapPropagator propagator() {
        return recorder.propagator();
    }

    /**
     * The OpenTelemetry instance that is wrapped or joined, for everybody else in the process: its
     * spans made inside a transaction become part of it, and its propagators carry the passport.
     */
    public OpenTelemetry openTelemetry() {
        return openTelemetry;
    }

    /**
     * Switches all transactions off: from now on a start runs its body and nothing else. Those that run go on to
     * their end. What came from another process is still handed on.
     */
    public void switchOff() {
        recorder.switches().turnAll(false);
    }

    /**
     * Switches them on again, but for those that are {@link BusinessTransaction#switchOff off by themselves}. It
     * does nothing after {@link #close}, nor where {@code OTEL_SDK_DISABLED} is set, and says so.
     */
    public void switchOn() {
        recorder.switches().turnAll(true);
        if (!isOn()) {
            recorder.problems()
                    .report(
                            "can't be switched on",
                            "switchOn() after close(), or with OTEL_SDK_DISABLED, leaves everything off");
        }
    }

    /** Whether transactions are recorded, but for those that are off by themselves. */
    public boolean isOn() {
        return recorder.switches().isOn();
    }

    /**
     * The hand-offs that did not come back in time and have not since, the oldest first: of the last 8,192. What is
     * found is at most a second old. See {@link BusinessTransaction#expects}.
     */
    public List<AbandonedHandOff> abandonedHandOffs() {
        return recorder.handOffs().abandoned();
    }

    /**
     * Takes a receipt that another process has {@link TracingBuilder#receipts sent}. Called by whatever reads the
     * application's channel for them, on any thread, and for every line: those about other processes' hand-offs, and
     * those that came before, change nothing. A line that is no receipt is ignored, counted, and logged once.
     *
     * <p>Whoever can write into that channel can say that a hand-off came back, and no more than that.
     */
    public void receipt(String line) {
        recorder.problems().guard("Taking a receipt", () -> recorder.handOffs().receipt(line));
    }

    /** What records its transactions. */
    Recorder recorder() {
        return recorder;
    }

    /** Watches hand-offs that are declared to come back. */
    HandOffs handOffs() {
        return recorder.handOffs();
    }

    /**
     * The golden signals of all business transactions, as they are now: read in this process, with no backend. Nothing
     * is there where {@link TracingBuilder#withoutGoldenSignals} was said.
     */
    public GoldenSignals goldenSignals() {
        return recorder.signals().golden();
    }

    /**
     * Makes this the one that annotated methods use where their object has no field of type Tracing, and no other is
     * {@linkplain #makeCurrent current}. Until {@link #close}.
     *
     * @return this
     * @throws IllegalStateException if another one is, and has not been closed
     */
    public Tracing forAnnotations() {
        Serving.begin(this);
        return this;
    }

    /**
     * Makes this the one that annotated methods use where their object has no field of type Tracing, on the calling
     * thread and wherever its context is handed on, until what this gives is closed. For tests, which run side by side.
     */
    public Scope makeCurrent() {
        return Serving.makeCurrent(this);
    }

    /** What went wrong in telemetry itself, so far. */
    Problems problems() {
        return recorder.problems();
    }

    /**
     * Ends the work of this instance: what is recorded is exported as far as that takes no longer than ten
     * seconds, also where the calling thread is interrupted meanwhile. What was joined, or given by code, stays
     * open. Only the first call counts; others wait for it.
     */
    @Override
    public void close() {
        hook.remove();
        Serving.end(this);
        closing.within(CLOSE_LIMIT);
    }
}
