package io.github.perfectlap.exporter;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;

/** Where several senders are on the class path, makes the exporters anew with this module's. */
final class SenderChoice {

    private static final String CHOSEN = HttpSenderProvider.class.getName();

    static SpanExporter forSpans(SpanExporter exporter, ConfigProperties config) {
        if (!(exporter instanceof OtlpHttpSpanExporter otlp) || !isOurs(config)) {
            return exporter;
        }
        OtlpHttpSpanExporterBuilder builder = otlp.toBuilder().setComponentLoader(onlyOurs(config));
        if (isRetryDisabled(config)) {
            builder.setRetryPolicy(null);
        }
        otlp.shutdown();
        return builder.build();
    }

    static MetricExporter forMetrics(MetricExporter exporter, ConfigProperties config) {
        if (!(exporter instanceof OtlpHttpMetricExporter otlp) || !isOurs(config)) {
            return exporter;
        }
        OtlpHttpMetricExporterBuilder builder = otlp.toBuilder().setComponentLoader(onlyOurs(config));
        if (isRetryDisabled(config)) {
            builder.setRetryPolicy(null);
        }
        otlp.shutdown();
        return builder.build();
    }

    static LogRecordExporter forLogs(LogRecordExporter exporter, ConfigProperties config) {
        if (!(exporter instanceof OtlpHttpLogRecordExporter otlp) || !isOurs(config)) {
            return exporter;
        }
        OtlpHttpLogRecordExporterBuilder builder = otlp.toBuilder().setComponentLoader(onlyOurs(config));
        if (isRetryDisabled(config)) {
            builder.setRetryPolicy(null);
        }
        otlp.shutdown();
        return builder.build();
    }

    private static boolean isOurs(ConfigProperties config) {
        return config.getString(CHOSEN) == null
                && ComponentLoader.loadList(config.getComponentLoader(), HttpSenderProvider.class)
                                .size()
                        > 1;
    }

    // OpenTelemetry's copy of an exporter forgets that its retries were turned off.
    private static boolean isRetryDisabled(ConfigProperties config) {
        return config.getBoolean("otel.java.exporter.otlp.retry.disabled", false);
    }

    private static ComponentLoader onlyOurs(ConfigProperties config) {
        ComponentLoader all = config.getComponentLoader();
        return new ComponentLoader() {
            @Override
            public <T> Iterable<T> load(Class<T> type) {
                return type == HttpSenderProvider.class
                        ? List.of(type.cast(new JdkHttpSenderProvider()))
                        : all.load(type);
            }
        };
    }

    private SenderChoice() {}
}
