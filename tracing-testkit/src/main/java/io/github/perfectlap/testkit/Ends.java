package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;

/** A step ends in one way only: failed, degraded or abandoned. */
record Ends(Fact fact) implements Saying {
    @Override
    public String text() {
        return fact.text();
    }

    @Override
    public boolean excludes(Saying other) {
        return other instanceof Ends;
    }
}
