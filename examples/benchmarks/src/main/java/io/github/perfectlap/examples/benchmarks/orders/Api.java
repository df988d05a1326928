package io.github.perfectlap.examples.benchmarks.orders;

import java.util.List;

/** A way to trace a business transaction. */
public enum Api {
    PLAIN("plain", "no tracing") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return new PlainOrders();
        }
    },
    PERFECT_LAP("perfectlap", "Perfect Lap") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured()
                    ? new MeasuredPerfectLapOrders(setting, sink)
                    : PerfectLapOrders.own(setting, sink);
        }

        @Override
        public Orders openSequence(Setting setting, Sink sink) {
            return new SequencePerfectLapOrders(setting, sink);
        }

        @Override
        public Headers<?> headers() {
            return new PerfectLapHeaders();
        }
    },
    PERFECT_LAP_JOINED("joined", "Perfect Lap on a given SDK") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured() ? unsupported(setting) : PerfectLapOrders.joined(setting, sink);
        }
    },
    PERFECT_LAP_LOOKING("looking", "Perfect Lap, steps of the current one") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured() ? unsupported(setting) : new LookingPerfectLapOrders(setting, sink);
        }
    },
    PERFECT_LAP_ANNOTATED("annotated", "Perfect Lap, annotated methods") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured()
                    ? new MeasuredAnnotatedOrders(setting, sink)
                    : AnnotatedOrders.own(setting, sink);
        }
    },
    OPENTELEMETRY("otel", "OpenTelemetry by hand") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            Sdk sdk = Sdk.of(setting, sink);
            return setting.isMeasured()
                    ? new MeasuredOpenTelemetryOrders(sdk)
                    : new OpenTelemetryOrders(sdk.openTelemetry());
        }

        @Override
        public Headers<?> headers() {
            return new OpenTelemetryHeaders();
        }
    },
    OPENTELEMETRY_LATE("otel-late", "OpenTelemetry by hand, attributes on running spans") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured()
                    ? unsupported(setting)
                    : new LateOpenTelemetryOrders(Sdk.of(setting, sink).openTelemetry());
        }
    },
    OPENTELEMETRY_SAME("otel-same", "OpenTelemetry by hand, all that Perfect Lap writes") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured()
                    ? unsupported(setting)
                    : new SameOpenTelemetryOrders(Sdk.of(setting, sink).openTelemetry());
        }
    },
    INSTRUMENTER("instrumenter", "Instrumenter") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return new InstrumenterOrders(Sdk.of(setting, sink), setting);
        }
    },
    OBSERVATION("observation", "Micrometer Observation") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return new ObservationOrders(Sdk.of(setting, sink), setting);
        }
    },
    BRAVE("brave", "Brave") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured() ? new MeasuredBraveOrders(setting, sink) : new BraveOrders(setting, sink);
        }

        @Override
        public Headers<?> headers() {
            return new BraveHeaders();
        }
    },
    WITH_SPAN("withspan", "@WithSpan under the agent") {
        @Override
        public Orders open(Setting setting, Sink sink) {
            return setting.isMeasured() ? unsupported(setting) : WithSpanOrders.under(setting);
        }

        @Override
        public List<String> jvmOptions(Setting setting) {
            return Agent.jvmOptions(setting);
        }
    };

    private final String option;
    private final String title;

    Api(String option, String title) {
        this.option = option;
        this.title = title;
    }

    /** Its name on a command line. */
    public String option() {
        return option;
    }

    /** Its name for readers. */
    public String title() {
        return title;
    }

    /**
     * Sets it up.
     *
     * @throws UnsupportedOperationException if it can't do what the setting asks for
     * @throws IllegalStateException if this JVM was started without what it needs, see {@link #jvmOptions}
     */
    public abstract Orders open(Setting setting, Sink sink);

    /**
     * Sets it up with the steps as a sequence, each of which ends the one before.
     *
     * @throws UnsupportedOperationException if it has no such thing
     */
    public Orders openSequence(Setting setting, Sink sink) {
        return unsupported(setting);
    }

    /**
     * Sets up its propagation.
     *
     * @throws UnsupportedOperationException if it has none that is measured
     */
    public Headers<?> headers() {
        throw new UnsupportedOperationException(title + " has no propagation to measure");
    }

    /** What a JVM must be started with, so that it can be set up there. */
    public List<String> jvmOptions(Setting setting) {
        return List.of();
    }

    Orders unsupported(Setting setting) {
        throw new UnsupportedOperationException(title + " can't do " + setting + " yet");
    }
}
