package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one line of an expectation says. Read from text and made by calls alike.
 *
 * @param sayings what stands between brackets
 */
record ExpectedLine(String name, List<Saying> sayings, ExpectedAttributes attributes) {

    ExpectedLine {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a step needs a name, but got '" + name + "'");
        }
        sayings = List.copyOf(sayings);
    }

    static ExpectedLine of(String name) {
        return new ExpectedLine(name, List.of(), ExpectedAttributes.NOT_COMPARED);
    }

    /**
     * Likewise, and this too.
     *
     * @throws IllegalArgumentException if it contradicts what is said already
     */
    ExpectedLine plus(Saying saying) {
        for (Saying said : sayings) {
            if (said.equals(saying) && said.excludes(saying)) {
                throw new IllegalArgumentException("'" + said.text() + "' is given twice");
            }
            if (said.excludes(saying)) {
                throw new IllegalArgumentException("a step is either '" + said.text() + "' or '" + saying.text() + "'");
            }
        }
        List<Saying> more = new ArrayList<>(sayings);
        more.add(saying);
        return new ExpectedLine(name, more, attributes);
    }

    ExpectedLine with(ExpectedAttributes others) {
        return new ExpectedLine(name, sayings, others);
    }

    /** Likewise, for one of the steps that it stands for. */
    ExpectedLine once() {
        return new ExpectedLine(
                name, sayings.stream().filter(said -> !(said instanceof Times)).toList(), attributes);
    }

    <T extends Saying> Stream<T> all(Class<T> type) {
        return sayings.stream().filter(type::isInstance).map(type::cast);
    }
}
