package io.github.perfectlap.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultyClockTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void now_isAheadAndJumps_whileNanoTimeRunsOn() {
        FaultyClock clock = FaultyClock.aheadOf(new Still(), Duration.ofSeconds(30));
        assertThat(clock.now()).isEqualTo(30 * SECOND);
        clock.jump(Duration.ofSeconds(-31));
        assertThat(clock.now()).isEqualTo(-SECOND);
        assertThat(clock.nanoTime()).isEqualTo(7);
    }

    @Test
    void otherMachineIsAhead_plainSpanStandsWhereItsClockSays() {
        FaultyClock clock = FaultyClock.aheadBy(Duration.ofHours(1));
        try (OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().setClock(clock).build())
                .build()) {
            long before = Clock.getDefault().now();
            var span = (ReadableSpan) sdk.getTracer("x").spanBuilder("ship").startSpan();
            assertThat(span.toSpanData().getStartEpochNanos() - before).isGreaterThanOrEqualTo(3_600 * SECOND);
        }
    }

    /** Stands at one time. */
    private record Still() implements Clock {

        @Override
        public long now() {
            return 0;
        }

        @Override
        public long nanoTime() {
            return 7;
        }
    }
}
