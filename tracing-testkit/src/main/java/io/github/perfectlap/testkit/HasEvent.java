package io.github.perfectlap.testkit;

/** An event of this name, at least once. */
record HasEvent(String name) implements Saying {
    static final String WORD = "event";

    @Override
    public String text() {
        return WORD + " " + Words.quoted(name);
    }

    @Override
    public boolean excludes(Saying other) {
        return equals(other);
    }
}
