package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** What all definitions of one name share: whether it is switched on, where it is counted, and what is said of it. */
final class Definition {

    private final String name;
    private final Word word;
    private final @Nullable Measure measure;
    private final LeakReport leaks;
    private final WaitPattern waits = new WaitPattern();
    private volatile boolean on;

    Definition(String name, @Nullable Measure measure) {
        this.name = name;
        this.word = Word.of(name);
        this.measure = measure;
        this.leaks = new LeakReport(name);
    }

    String name() {
        return name;
    }

    /** Its name, as passports write it. */
    Word word() {
        return word;
    }

    @Nullable
    Measure measure() {
        return measure;
    }

    /** What is said of those that nobody closes. */
    LeakReport leaks() {
        return leaks;
    }

    /** How long its messages have waited. */
    WaitPattern waits() {
        return waits;
    }

    /** The only thing that is looked at where it is off. */
    boolean isOn() {
        return on;
    }

    void turn(boolean isOn) {
        on = isOn;
    }
}
