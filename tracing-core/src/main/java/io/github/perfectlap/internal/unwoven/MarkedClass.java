package io.github.perfectlap.internal.unwoven;

import java.util.Set;

/** A class with annotations that are looked for. */
record MarkedClass(String name, Set<Mark> marks) {

    /**
     * Whether some of its annotations do nothing.
     *
     * @param agent whether OpenTelemetry's agent sees to OpenTelemetry's own
     */
    boolean isUnwoven(boolean agent) {
        return !marks.contains(Mark.WOVEN) && (marks.contains(Mark.OURS) || !agent);
    }
}
