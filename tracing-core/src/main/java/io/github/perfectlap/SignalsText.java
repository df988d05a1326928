package io.github.perfectlap;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Golden signals in words. */
final class SignalsText {

    private static final double NANOS_PER_MILLI = 1e6;

    private SignalsText() {}

    static String of(TransactionSignals signals) {
        return signals.name()
                + format(": %.1f/s, %d in flight", signals.endedPerSecond(), signals.inFlight())
                + latency("in process", signals.inProcess())
                + latency("in group", signals.inGroup())
                + latency("end to end", signals.endToEnd())
                + format(
                        "; failed %s (explicit %s, implicit %s, policy %s), degraded %s, abandoned %s",
                        percent(signals.errorShare()),
                        percent(signals.errorShare(ErrorKind.EXPLICIT)),
                        percent(signals.errorShare(ErrorKind.IMPLICIT)),
                        percent(signals.errorShare(ErrorKind.POLICY)),
                        percent(signals.share(Outcome.DEGRADED)),
                        percent(signals.share(Outcome.ABANDONED)))
                + said("; saturation %.2f", signals.saturation())
                + said(", stops at %.1f/s", signals.throughputLimit());
    }

    static String of(StepSignals signals) {
        return signals.name()
                + latency("duration", signals.duration())
                + latency("self", signals.selfTime())
                + "; failed "
                + percent(signals.failedShare());
    }

    private static String latency(String what, Latency latency) {
        return latency.count() == 0
                ? ""
                : format(
                        "; %s p50 %s, p95 %s, p99 %s, max %s",
                        what,
                        millis(latency.p50()),
                        millis(latency.p95()),
                        millis(latency.p99()),
                        millis(latency.max()));
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / NANOS_PER_MILLI;
        return format(millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }

    private static String percent(double share) {
        return format("%.1f %%", 100 * share);
    }

    private static String said(String what, OptionalDouble value) {
        return value.isPresent() ? format(what, value.getAsDouble()) : "";
    }

    private static String format(String what, Object... values) {
        return String.format(Locale.ROOT, what, values);
    }
}
