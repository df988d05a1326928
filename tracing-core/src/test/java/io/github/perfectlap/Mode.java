package io.github.perfectlap;

/** Whose SDK a {@link Tracing} records through. */
enum Mode {
    /** One that it configures itself. */
    OWN,
    /** One that the application made and gave to it. */
    JOINED
}
