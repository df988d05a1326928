package io.github.perfectlap;

import java.time.Duration;

/**
 * How long something took: the times that a half, 95 % and 99 % of all did not exceed, and the longest. Each is within
 * 5 % of the exact one where that is a microsecond or longer; the mean is exact. All are zero where nothing was counted.
 *
 * @param count how many were counted
 */
public record Latency(long count, Duration mean, Duration p50, Duration p95, Duration p99, Duration max) {

    static Latency of(Durations durations) {
        return new Latency(
                durations.count(),
                Duration.ofNanos(Math.round(durations.meanNanos())),
                quantile(durations, 0.5),
                quantile(durations, 0.95),
                quantile(durations, 0.99),
                quantile(durations, 1));
    }

    private static Duration quantile(Durations durations, double share) {
        return Duration.ofNanos(durations.quantileNanos(share));
    }
}
