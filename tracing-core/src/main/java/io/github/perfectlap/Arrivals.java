package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Measures how long what arrives has waited, and states where clocks of hosts disagree. */
final class Arrivals {

    private static final double MICROS_PER_SECOND = 1e6;

    private final Problems problems;
    private final LongCounter skewed;
    private final DoubleGauge skew;

    Arrivals(Meter meter, Problems problems) {
        this.problems = problems;
        skewed = meter.counterBuilder("perfectlap.clock_skew.messages")
                .setDescription("Messages whose times say that the clocks of hosts disagree")
                .setUnit("{message}")
                .build();
        skew = meter.gaugeBuilder("perfectlap.clock_skew")
                .setDescription("By how much the sender's clock was ahead, at least, when that last showed")
                .setUnit("s")
                .build();
    }

    /** Looks at what a part that has started goes on with. */
    void arrived(Watched part, Passport passport) {
        try {
            long startNanos = part.lap().startNanos();
            // Where nothing is sampled and nothing measured, nobody has read the clock.
            if (startNanos != 0) {
                look(part, HopTimes.of(passport, startNanos));
            }
        } catch (Throwable fault) {
            problems.failed("Looking at the times of a passport", fault);
        }
    }

    /** Looks at all that came into a part with a transaction of its own. */
    void arrived(Watched part, Inputs inputs) {
        inputs.forEach((high, low, passport) -> arrived(part, passport));
        if (inputs.leftOut() > 0) {
            problems.report(
                    "inputs left out",
                    "'" + part.lap().definition().name() + "' began with " + (Inputs.MAX + inputs.leftOut())
                            + " messages; it can end the transactions of " + Inputs.MAX + " at once, and those of the"
                            + " others get no end");
        }
    }

    private void look(Watched part, HopTimes times) {
        BusinessTransaction definition = part.lap().definition();
        Measure measure = definition.measure();
        if (measure != null) {
            measure.waited(TimeUnit.MICROSECONDS.toNanos(times.queueWait()));
        }
        long ahead = times.skew();
        long suspected = definition.waits().suspected(times.queueWait(), times.arrived());
        if (ahead != 0) {
            state(part, ahead, false);
        } else if (suspected != 0) {
            state(part, -suspected, true);
        }
    }

    private void state(Watched part, long aheadMicros, boolean isSuspected) {
        String name = part.lap().definition().name();
        double seconds = aheadMicros / MICROS_PER_SECOND;
        Step unused = part.attribute(TransactionAttributes.CLOCK_SKEW, seconds);
        if (isSuspected) {
            unused = part.attribute(TransactionAttributes.CLOCK_SKEW_SUSPECTED, true);
        }
        Attributes which = Attributes.of(
                TransactionAttributes.NAME, name, TransactionAttributes.CLOCK_SKEW_SUSPECTED, isSuspected);
        problems.guard("A metric", () -> {
            skewed.add(1, which);
            skew.set(seconds, which);
        });
        problems.report(
                (isSuspected ? "clock skew suspected at " : "clock skew at ") + name,
                message(name, seconds, isSuspected));
    }

    private static String message(String name, double seconds, boolean isSuspected) {
        String amount = String.format(Locale.ROOT, "%.3f s", Math.abs(seconds));
        if (isSuspected) {
            return "For a while, each message for '" + name + "' seems to have waited for " + amount + " or a little"
                    + " more: the clock of this host may be ahead of the senders' by that much, unless they are delayed"
                    + " on purpose";
        }
        return seconds > 0
                ? "A message for '" + name + "' was sent " + amount + " later than now: the sender's clock is ahead of"
                        + " the one of this host, or this one is behind. Its queue wait counts as 0"
                : "A message for '" + name
                        + "' says that it was sent before its transaction started, or ten years ago: the"
                        + " sender's clock is behind others by " + amount + " at least, or they are ahead";
    }
}
