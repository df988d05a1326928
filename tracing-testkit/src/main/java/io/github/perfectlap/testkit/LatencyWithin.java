package io.github.perfectlap.testkit;

import io.github.perfectlap.TransactionSignals;
import java.time.Duration;

/** How long transactions may take in this process. */
record LatencyWithin(Share share, Duration limit) implements SignalSaying {
    @Override
    public String text() {
        return Words.of(share) + " " + Within.WORD + " " + DurationText.of(limit);
    }

    @Override
    public DifferenceKind kind() {
        return DifferenceKind.SLOW;
    }

    @Override
    public boolean holds(TransactionSignals signals) {
        return share.of(signals.inProcess()).compareTo(limit) <= 0;
    }

    @Override
    public String actual(TransactionSignals signals) {
        return Words.of(share) + " " + DurationText.rounded(share.of(signals.inProcess()));
    }

    @Override
    public boolean excludes(Saying other) {
        return other instanceof LatencyWithin latency && latency.share == share;
    }
}
