package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A golden text as a shape: a step has the attributes that its line says, and none where it says none.
 *
 * @param lines what is written of each step, without its count and the order of its children
 */
record GoldenShape(Shape shape, Map<ExpectedStep, String> lines) {

    private static final Pattern ORDER = Pattern.compile("(?<=\\[|, )in order(?:, )?");

    static GoldenShape of(String text) {
        List<String> written = new ArrayList<>();
        StringBuilder readable = new StringBuilder();
        for (ShapeLine line : RepeatedLines.of(text)) {
            boolean isGroup = line.rest().equals(ShapeReader.GROUP);
            boolean hasAttributes = isGroup || line.text().endsWith("}");
            readable.append(line.text()).append(hasAttributes ? "\n" : " {}\n");
            if (!isGroup) {
                written.add(without(ORDER, line.rest()));
            }
        }
        Shape shape = Shape.of(readable.toString());
        return new GoldenShape(shape, byStep(shape, written));
    }

    private static Map<ExpectedStep, String> byStep(Shape shape, List<String> written) {
        List<ExpectedStep> steps =
                new Walk<>(ExpectedStep::children).over(shape.roots()).toList();
        Map<ExpectedStep, String> lines = new HashMap<>();
        // Who has written a child on its parent's line has written no golden file that is compared line by line.
        if (steps.size() == written.size()) {
            steps.forEach(step -> lines.put(step, written.get(lines.size())));
        }
        return lines;
    }

    private static String without(Pattern part, String line) {
        Matcher found = part.matcher(line);
        return found.find() ? found.replaceAll("").replace(", ]", "]").replace(" []", "") : line;
    }
}
