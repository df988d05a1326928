package io.github.perfectlap.testkit;

/** How the children of a step stand to each other in time. */
enum Arrangement implements Saying {
    /** They start in the order given. */
    IN_ORDER("in order"),
    /** Each ran while each other did. */
    TOGETHER("together"),
    /** None ran while another did. */
    ONE_AFTER_ANOTHER("one after another");

    private final String text;

    Arrangement(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean excludes(Saying other) {
        boolean areOfTime = this != IN_ORDER && other != IN_ORDER;
        return this == other || (areOfTime && other instanceof Arrangement);
    }
}
