package io.github.perfectlap.internal.unwoven;

import org.jspecify.annotations.Nullable;

/** What an annotation says of the class that has it. */
enum Mark {

    /** Of Perfect Lap's own, and without weaving it does nothing. */
    OURS,

    /** Of OpenTelemetry's, and without weaving or OpenTelemetry's agent it does nothing. */
    OPEN_TELEMETRYS,

    /** The class was woven. */
    WOVEN;

    /** The mark that an annotation of this type is, as class files write types; null for any other type. */
    static @Nullable Mark of(String type) {
        return switch (type) {
            case "Lio/github/perfectlap/annotation/WithTransaction;",
                    "Lio/github/perfectlap/annotation/WithStep;",
                    "Lio/github/perfectlap/annotation/StepAttribute;",
                    "Lio/github/perfectlap/annotation/StepAttributes;",
                    "Lio/github/perfectlap/annotation/Resumes;" -> OURS;
            case "Lio/opentelemetry/instrumentation/annotations/WithSpan;",
                    "Lio/opentelemetry/instrumentation/annotations/AddingSpanAttributes;" -> OPEN_TELEMETRYS;
            case "Lio/github/perfectlap/annotation/Woven;" -> WOVEN;
            default -> null;
        };
    }
}
