package io.github.perfectlap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's SDK, configured as OpenTelemetry itself does it, for one {@link Tracing}. */
final class OwnSdk {

    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");
    private static final String SAMPLER = "otel.traces.sampler";
    private static final String SAMPLER_ARGUMENT = "otel.traces.sampler.arg";
    private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("service.namespace");
    private static final long CLOSE_SECONDS = 10;

    private final Wishes wishes;
    private final Map<String, String> defaults;
    private final Problems problems = new Problems();
    private final SdkParts parts = new SdkParts(problems);
    private final Clock clock;
    private final CountedMetrics metrics;
    private Resource resource = Resource.getDefault();
    private String release = "";
    private String group = "";
    private List<String> off = List.of();
    private String samplerArgument = "";
    private boolean disabled;
    private @Nullable Keeping keeping;
    private @Nullable HistogramForm form = HistogramForm.EXPLICIT;

    OwnSdk(Wishes wishes) {
        this.wishes = wishes;
        this.defaults = new HashMap<>(wishes.defaults());
        this.clock = GuardedClock.of(wishes.clock(), problems);
        this.metrics = new CountedMetrics(clock);
    }

    Tracing tracing() {
        if (!hasOtlp()) {
            Log.info("No OTLP exporter on the class path: nothing is sent anywhere unless OTEL_TRACES_EXPORTER"
                    + " names one that is. Add tracing-exporters to send.");
            List.of("traces", "metrics", "logs")
                    .forEach(signal -> defaults.putIfAbsent("otel." + signal + ".exporter", "none"));
        }
        OpenTelemetrySdk sdk = buildOrSayWhy();
        // Even a disabled SDK makes up ids for spans that nobody sees.
        OpenTelemetry used = disabled ? OpenTelemetry.propagating(sdk.getPropagators()) : sdk;
        Switches switches = wishes.switches(off);
        Recorder recorder = recorder(
                used,
                sdk.getSdkTracerProvider(),
                wishes.habits(release, group, measures(used), keeping, switches, problems));
        if (keeping != null) {
            keeping.countWith(used.getMeter(Tracing.SCOPE));
        }
        if (disabled) {
            switches.close();
        } else {
            WeaveCheck.once();
        }
        return new Tracing(used, recorder, () -> close(sdk, recorder), wishes.closesAtExit());
    }

    private @Nullable Measures measures(OpenTelemetry used) {
        if (!wishes.isMeasured()) {
            return null;
        }
        return form != null
                ? new Measures(metrics::measure)
                : new Measures(new MeteredMetrics(used.getMeter(Tracing.SCOPE), clock, problems)::measure);
    }

    private Recorder recorder(OpenTelemetry used, SdkTracerProvider tracers, Habits habits) {
        String obstacle = obstacle(tracers);
        if (obstacle != null) {
            Log.info("Transactions are recorded as spans of OpenTelemetry's SDK, which costs more than Perfect"
                    + " Lap's own, since " + obstacle);
            return new JoinedRecorder(used, habits);
        }
        Sampling sampling = Sampling.of(KeepSampler.inner(tracers.getSampler()), ratio());
        return new OwnRecorder(
                used, new Pipeline(sampling, tracers::getSpanLimits, resource, parts.processors()), habits);
    }

    /** What keeps us from recording by ourselves, or null. */
    private @Nullable String obstacle(SdkTracerProvider tracers) {
        if (!ForeignStorage.keepsContexts()) {
            return "the storage of contexts that somebody has put in replaces contexts by its own";
        }
        if (!isAllKnown(tracers)) {
            return "something on the class path has changed the SDK in a way that only its own spans follow: "
                    + problems.ask("Looking the SDK over", "", tracers::toString);
        }
        return null;
    }

    /** Whether what we saw of the SDK while it was configured is all there is. */
    private boolean isAllKnown(SdkTracerProvider tracers) {
        SdkTracerProviderBuilder known = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(tracers.getSampler())
                .setSpanLimits(tracers.getSpanLimits());
        parts.processors().forEach(known::addSpanProcessor);
        return problems.ask(
                "Looking the SDK over",
                false,
                () -> tracers.get(Tracing.SCOPE).isEnabled()
                        && configured(tracers).equals(configured(known.build())));
    }

    /** What a provider says of itself, but for the rule that switches tracers off, which is one's own each time. */
    private static String configured(SdkTracerProvider tracers) {
        String text = tracers.toString();
        int rule = text.lastIndexOf(", tracerConfigurator=");
        return rule < 0 ? text : text.substring(0, rule);
    }

    private double ratio() {
        try {
            return samplerArgument.isEmpty() ? 1 : Double.parseDouble(samplerArgument);
        } catch (NumberFormatException anotherSamplersArgument) {
            return -1;
        }
    }

    /** Some of OpenTelemetry's messages leave the reason to the cause. */
    private OpenTelemetrySdk buildOrSayWhy() {
        try {
            return build();
        } catch (ConfigurationException refused) {
            Throwable cause = refused.getCause();
            String reason = cause == null ? "" : " (" + cause.getMessage() + ")";
            throw new ConfigurationException(
                    "OpenTelemetry can't be configured: " + refused.getMessage() + reason
                            + ". Correct the OTEL_* variable, the otel.* property or property(…) that it names; what"
                            + " each may hold stands in OpenTelemetry's documentation of its Java SDK's configuration",
                    refused);
        }
    }

    private OpenTelemetrySdk build() {
        AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder();
        return builder.disableShutdownHook()
                .addPropertiesSupplier(() -> defaults)
                .addPropertiesCustomizer(config -> {
                    // By now everybody on the class path has asked to customize, so that ours get what theirs made.
                    guard(builder);
                    return read(config);
                })
                .addTracerProviderCustomizer((traces, config) -> customized(traces))
                .addMeterProviderCustomizer((meters, config) -> customized(meters))
                .build()
                .getOpenTelemetrySdk();
    }

    private void guard(AutoConfigurationCustomizer sdk) {
        sdk.addResourceCustomizer((found, config) -> {
                    resource = withGroup(withRelease(found));
                    return resource;
                })
                .addPropagatorCustomizer((propagator, config) -> GuardedPropagator.of(propagator, problems))
                .addSpanExporterCustomizer((exporter, config) -> new GuardedSpanExporter(exporter, problems))
                .addSamplerCustomizer((sampler, config) -> keeping == null ? sampler : keeping.sampler(sampler))
                .addSpanProcessorCustomizer((processor, config) -> parts.guarded(processor))
                .addMetricExporterCustomizer((exporter, config) -> new GuardedMetricExporter(exporter, problems))
                .addMetricReaderCustomizer((reader, config) -> parts.noted(reader));
    }

    private Map<String, String> read(ConfigProperties config) {
        disabled = config.getBoolean("otel.sdk.disabled", false);
        off = config.getList(Wishes.OFF);
        samplerArgument = config.getString(SAMPLER_ARGUMENT, "");
        if (config.getString("otel.metrics.exemplar.filter", "").equalsIgnoreCase("always_off")) {
            metrics.withoutExemplars();
        }
        Keep policy = KeepSetting.policy(config.getString(KeepSetting.KEY), wishes.keep());
        return policy == null || disabled ? Map.of() : keep(policy, config.getString(SAMPLER));
    }

    /** Properties that go with it; a sampler that is set takes the place of the share. */
    private Map<String, String> keep(Keep policy, @Nullable String sampler) {
        keeping = new Keeping(policy, problems);
        parts.decideBy(keeping);
        if (sampler != null) {
            Log.info(SAMPLER + "=" + sampler + " samples what is kept in any case, in place of keep's share");
            return Map.of();
        }
        samplerArgument = Double.toString(policy.share());
        return Map.of(SAMPLER, "parentbased_traceidratio", SAMPLER_ARGUMENT, samplerArgument);
    }

    private SdkTracerProviderBuilder customized(SdkTracerProviderBuilder builder) {
        wishes.processors().forEach(processor -> builder.addSpanProcessor(parts.guarded(processor)));
        return keeping == null ? builder : builder.addSpanProcessor(parts.gate(keeping));
    }

    private SdkMeterProviderBuilder customized(SdkMeterProviderBuilder builder) {
        wishes.readers().forEach(reader -> builder.registerMetricReader(parts.noted(reader)));
        form = parts.formOfHistograms();
        if (form == null || !wishes.isMeasured()) {
            return builder;
        }
        metrics.form(form);
        return builder.registerMetricProducer(metrics);
    }

    private Resource withRelease(Resource found) {
        String configured = found.getAttribute(VERSION);
        String chosen = configured != null ? configured : wishes.release();
        release = chosen != null ? chosen : orEmpty(Release.ofApplication());
        return withText(found, VERSION, release);
    }

    private Resource withGroup(Resource found) {
        String configured = found.getAttribute(NAMESPACE);
        group = configured != null ? configured : orEmpty(wishes.group());
        return withText(found, NAMESPACE, group);
    }

    private static Resource withText(Resource resource, AttributeKey<String> key, String text) {
        return text.isEmpty() ? resource : resource.merge(Resource.create(Attributes.of(key, text)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean hasOtlp() {
        return ServiceLoader.load(ConfigurableSpanExporterProvider.class).stream()
                .anyMatch(provider -> provider.get().getName().equals("otlp"));
    }

    private void close(OpenTelemetrySdk sdk, Recorder recorder) {
        recorder.switches().close();
        recorder.close();
        if (keeping != null) {
            keeping.close();
        }
        parts.shutdown(sdk).join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
