package io.github.perfectlap.weave;

import java.util.List;

/** A class has annotations that can't be woven, or say nothing. */
final class UnweavableException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    /**
     * Says all that is wrong with a class.
     *
     * @param problems each with the place in the source
     */
    UnweavableException(String className, List<String> problems) {
        super(className + " can't be woven:\n  " + String.join("\n  ", problems));
        lines = problems.stream()
                .map(problem -> className + " can't be woven: " + problem)
                .toList();
    }

    /** The same, each problem for itself. */
    List<String> lines() {
        return lines;
    }
}
