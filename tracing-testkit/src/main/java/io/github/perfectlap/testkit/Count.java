package io.github.perfectlap.testkit;

import io.github.perfectlap.TransactionSignals;

/** How many there are of something. */
record Count(Counted of, long wanted) implements SignalSaying {
    Count {
        if (wanted < 0) {
            throw new IllegalArgumentException(of.text() + " must not be negative, but was " + wanted);
        }
    }

    @Override
    public String text() {
        return of.text() + " " + wanted;
    }

    @Override
    public DifferenceKind kind() {
        return of.isOfErrors() ? DifferenceKind.ERROR : DifferenceKind.VALUE;
    }

    @Override
    public boolean holds(TransactionSignals signals) {
        return of.count(signals) == wanted;
    }

    @Override
    public String actual(TransactionSignals signals) {
        return of.text() + " " + of.count(signals);
    }

    @Override
    public boolean excludes(Saying other) {
        return other instanceof Count count && count.of == of;
    }
}
