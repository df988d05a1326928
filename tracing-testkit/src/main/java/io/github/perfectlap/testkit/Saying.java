package io.github.perfectlap.testkit;

/** One thing that an expectation says about a step besides its name and attributes. */
interface Saying {

    /** The words between the brackets of a shape. */
    String text();

    /** Whether a step can't be told both. */
    boolean excludes(Saying other);
}
