package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.testkit.ExpectedAttributes.Strictness;
import java.util.List;

/** A golden text as a shape: a step has the attributes that its line says, and none where it says none. */
final class GoldenShape {

    private GoldenShape() {}

    static Shape of(String text) {
        return Shape.of(ShapeLine.of(text).stream().map(GoldenShape::readable).collect(joining()));
    }

    private static String readable(ShapeLine line) {
        boolean hasAttributes =
                line.rest().equals(ShapeReader.GROUP) || line.text().endsWith("}");
        return line.text() + (hasAttributes ? "\n" : " {}\n");
    }

    /** What is written of one such step, without the order of its children. */
    static String line(ExpectedStep step) {
        List<String> words = step.line().sayings().stream()
                .filter(saying -> saying != Arrangement.IN_ORDER && !(saying instanceof Times))
                .map(Saying::text)
                .toList();
        var values = step.attributes().values();
        return new ExpectedAttributes(Strictness.NOT_COMPARED, values).written(Words.name(step.name()), words, values);
    }
}
