package io.github.perfectlap.testkit;

import io.github.perfectlap.TransactionSignals;
import java.util.OptionalDouble;

/** How full what serves the transactions may be. */
record SaturationWithin(double most) implements SignalSaying {
    static final String WORD = "saturation";

    @Override
    public String text() {
        return WORD + " " + Within.WORD + " " + most;
    }

    @Override
    public DifferenceKind kind() {
        return DifferenceKind.VALUE;
    }

    @Override
    public boolean holds(TransactionSignals signals) {
        return signals.saturation().isPresent() && signals.saturation().getAsDouble() <= most;
    }

    @Override
    public String actual(TransactionSignals signals) {
        OptionalDouble known = signals.saturation();
        return WORD + " " + (known.isPresent() ? String.valueOf(known.getAsDouble()) : "unknown");
    }

    @Override
    public boolean excludes(Saying other) {
        return other instanceof SaturationWithin;
    }
}
