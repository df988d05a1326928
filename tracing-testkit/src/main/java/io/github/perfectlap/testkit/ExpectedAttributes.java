package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an expectation says about a step's attributes.
 *
 * @param values as text; one that begins with a type in parentheses has that type, any other has any
 */
record ExpectedAttributes(Strictness strictness, SortedMap<String, String> values) {

    enum Strictness {
        NOT_COMPARED,
        AT_LEAST,
        EXACTLY
    }

    static final ExpectedAttributes NOT_COMPARED =
            new ExpectedAttributes(Strictness.NOT_COMPARED, Collections.emptySortedMap());

    ExpectedAttributes {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Likewise with one more, exactly unless at least was said. */
    ExpectedAttributes plus(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        if (more.put(key, value) != null) {
            throw new IllegalArgumentException("'" + key + "' is given twice");
        }
        return new ExpectedAttributes(strictness == Strictness.AT_LEAST ? strictness : Strictness.EXACTLY, more);
    }

    ExpectedAttributes atLeast() {
        return new ExpectedAttributes(Strictness.AT_LEAST, values);
    }

    /** One text for each attribute that is not as expected. */
    List<String> differences(ActualAttributes actual) {
        List<String> found = new ArrayList<>();
        values.forEach((key, value) -> compare(key, value, actual.get(key), found));
        if (strictness == Strictness.EXACTLY) {
            SortedMap<String, String> extra = new TreeMap<>(actual.texts());
            extra.keySet().removeAll(values.keySet());
            extra.forEach((key, value) -> found.add(assignment(key, value) + " is not expected"));
        }
        return found;
    }

    private static void compare(String key, String expected, @Nullable TypedText actual, List<String> found) {
        TypedText wanted = TypedText.read(expected);
        if (actual == null) {
            found.add(assignment(key, wanted.text()) + " is missing");
        } else if (!wanted.takes(actual)) {
            found.add(
                    assignment(key, actual.besides(wanted)) + ", expected " + assignment(key, wanted.besides(actual)));
        }
    }

    /** Of a step's attributes, those that the expectation looks at, as it would write them. */
    SortedMap<String, String> compared(ActualAttributes actual) {
        SortedMap<String, String> compared = new TreeMap<>(actual.texts());
        values.forEach((key, value) -> {
            TypedText recorded = actual.get(key);
            if (recorded != null) {
                compared.put(key, asSpecificAs(value, recorded));
            }
        });
        if (strictness != Strictness.EXACTLY) {
            compared.keySet().retainAll(values.keySet());
        }
        return compared;
    }

    private static String asSpecificAs(String expected, TypedText actual) {
        TypedText wanted = TypedText.read(expected);
        return wanted.takes(actual) ? expected : actual.besides(wanted);
    }

    /**
     * The line of a step with these words and attributes, as the expectation would write it.
     *
     * @param head what it begins with, as the grammar wants it
     */
    String written(String head, List<String> words, SortedMap<String, String> attributes) {
        String facts = words.isEmpty() ? "" : " [" + String.join(", ", words) + "]";
        String line = head + facts + braces(attributes);
        boolean none = attributes.isEmpty();
        return switch (strictness) {
            case NOT_COMPARED -> line;
            case EXACTLY -> none ? line + " {}" : line;
            case AT_LEAST -> none ? line + " {…}" : line.substring(0, line.length() - 1) + ", …}";
        };
    }

    private static String assignment(String key, String value) {
        SortedMap<String, String> one = new TreeMap<>();
        one.put(key, Clipped.to(60, value));
        String text = braces(one);
        return text.substring(" {".length(), text.length() - 1);
    }

    private static String braces(SortedMap<String, String> attributes) {
        return new StepShape("x", List.of(), attributes).text().substring("x".length());
    }
}
