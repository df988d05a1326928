package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape;
import io.github.perfectlap.report.TracedSpan;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The user's own attributes of a recorded step.
 *
 * @param types word for the type of each
 */
record ActualAttributes(SortedMap<String, String> texts, Map<String, String> types) {

    static ActualAttributes of(StepShape shape, TracedSpan span) {
        Map<String, String> types = new HashMap<>();
        span.attributes().forEach((key, value) -> types.put(key.getKey(), TypedText.word(key.getType())));
        return new ActualAttributes(shape.attributes(), types);
    }

    @Nullable
    TypedText get(String key) {
        String text = texts.get(key);
        return text == null ? null : new TypedText(types.getOrDefault(key, ""), text);
    }
}
