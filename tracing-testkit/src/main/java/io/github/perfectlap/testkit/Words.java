package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape;
import io.github.perfectlap.report.StepShape.Fact;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Writes words as they stand in a shape. */
final class Words {

    private Words() {}

    /** The constant's name as a person writes it. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** In quotes where the grammar wants it. */
    static String quoted(String word) {
        return word.isEmpty() ? "\"\"" : new Fact("x", word).text().substring("x ".length());
    }

    static String steps(long count) {
        return count == 1 ? "1 step" : count + " steps";
    }

    /** A name as it begins a line, in quotes where the grammar wants it. */
    static String name(String name) {
        return new StepShape(name, List.of(), new TreeMap<>()).text();
    }
}
