package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an expectation says about a step's attributes. */
record ExpectedAttributes(Strictness strictness, SortedMap<String, String> values) {

    enum Strictness {
        NOT_COMPARED,
        AT_LEAST,
        EXACTLY
    }

    static final ExpectedAttributes NOT_COMPARED =
            new ExpectedAttributes(Strictness.NOT_COMPARED, Collections.emptySortedMap());

    /** One text for each attribute that is not as expected. */
    List<String> differences(SortedMap<String, String> actual) {
        List<String> found = new ArrayList<>();
        values.forEach((key, value) -> compare(key, value, actual.get(key), found));
        if (strictness == Strictness.EXACTLY) {
            SortedMap<String, String> extra = new TreeMap<>(actual);
            extra.keySet().removeAll(values.keySet());
            extra.forEach((key, value) -> found.add(assignment(key, value) + " is not expected"));
        }
        return found;
    }

    private static void compare(String key, String expected, @Nullable String actual, List<String> found) {
        if (actual == null) {
            found.add(assignment(key, expected) + " is missing");
        } else if (!actual.equals(expected)) {
            found.add(assignment(key, actual) + ", expected " + assignment(key, expected));
        }
    }

    /** Of a step's attributes, those that the expectation looks at. */
    SortedMap<String, String> compared(SortedMap<String, String> actual) {
        if (strictness == Strictness.EXACTLY) {
            return actual;
        }
        SortedMap<String, String> compared = new TreeMap<>(actual);
        compared.keySet().retainAll(values.keySet());
        return compared;
    }

    /** The line of a step with these attributes, as the expectation would write it. */
    String written(StepShape step) {
        String line = step.text();
        boolean none = step.attributes().isEmpty();
        return switch (strictness) {
            case NOT_COMPARED -> line;
            case EXACTLY -> none ? line + " {}" : line;
            case AT_LEAST -> none ? line + " {…}" : line.substring(0, line.length() - 1) + ", …}";
        };
    }

    private static String assignment(String key, String value) {
        SortedMap<String, String> one = new TreeMap<>();
        one.put(key, Clipped.to(60, value));
        String text = new StepShape("x", List.of(), one).text();
        return text.substring("x {".length(), text.length() - 1);
    }
}
