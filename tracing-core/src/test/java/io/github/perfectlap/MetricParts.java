package io.github.perfectlap;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;
import java.util.function.Predicate;

/** Parts of a meter provider, each with a fault at one of its places, or none. */
final class MetricParts {

    private MetricParts() {}

    record FaultyMetricExporter(Fault fault) implements MetricExporter {

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            return fault.at(Place.METRIC_EXPORT, CompletableResultCode.ofSuccess());
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return fault.at(Place.METRIC_EXPORTER_SHUTDOWN, CompletableResultCode.ofSuccess());
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }

    record FaultyReader(Fault fault) implements MetricReader {

        @Override
        public void register(CollectionRegistration registration) {}

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return fault.at(Place.METRIC_READER_SHUTDOWN, CompletableResultCode.ofSuccess());
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }

    /** Which attributes of a measurement a view keeps; asked while the application waits. */
    record FaultyView(Fault fault) implements Predicate<String> {

        @Override
        public boolean test(String attribute) {
            return fault.at(Place.METRIC_VIEW, true);
        }
    }
}
