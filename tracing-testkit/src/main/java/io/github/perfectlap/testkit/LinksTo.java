package io.github.perfectlap.testkit;

/** A link to a step of this name; where one is said, all are. */
record LinksTo(String step) implements Saying {
    static final String WORD = "->";

    @Override
    public String text() {
        return WORD + " " + Words.quoted(step);
    }

    @Override
    public boolean excludes(Saying other) {
        return false;
    }
}
