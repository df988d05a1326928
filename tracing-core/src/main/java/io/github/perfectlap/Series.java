package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import java.util.List;
import java.util.stream.Stream;

/** Durations that share their attributes: one point of an exported histogram. */
record Series(Attributes attributes, Durations durations, List<DoubleExemplarData> exemplars) {

    /** What both have counted. */
    Series plus(Series other) {
        return new Series(
                attributes,
                durations.plus(other.durations),
                Stream.concat(exemplars.stream(), other.exemplars.stream()).toList());
    }

    Series withoutExemplars() {
        return new Series(attributes, durations, List.of());
    }
}
