package io.github.perfectlap.testkit;

/** How much of what is recorded an expectation speaks of. */
enum Level {
    /** These steps and no others. */
    EXACTLY,
    /** These steps; others may be there as well, also above, between and below them. */
    AT_LEAST,
    /** Each of these steps somewhere below the one above it; only names count. */
    PATHS
}
