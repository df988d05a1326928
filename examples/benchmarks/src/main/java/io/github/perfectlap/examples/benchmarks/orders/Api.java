package io.github.perfectlap.examples.benchmarks.orders;

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
            // Golden signals: once they have an API, a MeasuredPerfectLapOrders belongs here.
            return setting.isMeasured() ? unsupported(setting) : PerfectLapOrders.own(setting, sink);
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
            // Needs the agent in the benchmark's JVM: no workload lists it yet.
            return unsupported(setting);
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
     */
    public abstract Orders open(Setting setting, Sink sink);

    /**
     * Sets up its propagation.
     *
     * @throws UnsupportedOperationException if it has none that is measured
     */
    public Headers<?> headers() {
        throw new UnsupportedOperationException(title + " has no propagation to measure");
    }

    Orders unsupported(Setting setting) {
        throw new UnsupportedOperationException(title + " can't do " + setting + " yet");
    }
}
