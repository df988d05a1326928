package io.github.perfectlap.testkit;

import java.time.Duration;

/** How long the step may take. */
record Within(Duration limit) implements Saying {
    static final String WORD = "within";

    @Override
    public String text() {
        return WORD + " " + DurationText.of(limit);
    }

    @Override
    public boolean excludes(Saying other) {
        return other instanceof Within;
    }
}
