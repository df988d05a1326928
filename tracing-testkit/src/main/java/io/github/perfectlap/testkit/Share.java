package io.github.perfectlap.testkit;

import io.github.perfectlap.Latency;
import java.time.Duration;

/** Of how many transactions a limit speaks. */
enum Share {
    P50,
    P95,
    P99,
    MAX;

    Duration of(Latency latency) {
        return switch (this) {
            case P50 -> latency.p50();
            case P95 -> latency.p95();
            case P99 -> latency.p99();
            case MAX -> latency.max();
        };
    }
}
