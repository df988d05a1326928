package io.github.perfectlap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A hand-off that was declared to come back, and did not in time.
 *
 * @param transaction name of the business transaction
 * @param step name of the hand-off: the last step that is known of it here
 * @param carrier what carried it, where that was {@link Expectation#on declared}
 * @param age time since it was handed over
 * @param traceId as in {@code traceparent}, 32 hexadecimal digits
 */
public record AbandonedHandOff(
        String transaction, String step, @Nullable String carrier, Duration age, String traceId) {}
