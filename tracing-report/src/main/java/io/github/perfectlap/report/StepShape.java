package io.github.perfectlap.report;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.Outcome;
import io.opentelemetry.api.common.AttributeKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a test compares of one step: no ids, no times, nothing that another run would change.
 *
 * @param facts how it ended, where that is worth a word
 * @param attributes the user's own attributes as text, by key
 */
public record StepShape(String name, List<Fact> facts, SortedMap<String, String> attributes) {

    private static final Pattern NOT_THE_USERS =
            Pattern.compile("(perfectlap|messaging|thread|code|exception)\\..*|error\\.type");

    /**
     * One word about a step, such as {@code failed}.
     *
     * @param reason why, or empty where nothing is said
     */
    public record Fact(String word, String reason) {

        /** The fact as it stands between brackets: {@code failed timeout}. */
        public String text() {
            return reason.isEmpty() ? word : word + " " + Quoted.word(reason);
        }
    }

    public StepShape {
        facts = List.copyOf(facts);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** The shape of a recorded span. */
    public static StepShape of(TracedSpan span) {
        return new StepShape(span.name(), facts(span), attributes(span));
    }

    /** The step's line without its indentation, in the grammar of {@link TreeDrawing#shape()}. */
    public String text() {
        return text(1);
    }

    /** Likewise, of so many equal steps. */
    String text(int count) {
        StringBuilder line = new StringBuilder(Quoted.name(name));
        if (count > 1) {
            line.append(" × ").append(count);
        }
        if (!facts.isEmpty()) {
            line.append(facts.stream().map(Fact::text).collect(joining(", ", " [", "]")));
        }
        if (!attributes.isEmpty()) {
            line.append(attributes.entrySet().stream()
                    .map(entry -> Quoted.word(entry.getKey()) + "=" + Quoted.word(entry.getValue()))
                    .collect(joining(", ", " {", "}")));
        }
        return line.toString();
    }

    StepShape with(Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return new StepShape(name, more, attributes);
    }

    private static List<Fact> facts(TracedSpan span) {
        if (SpanFacts.failed(span)) {
            return List.of(new Fact(Outcome.FAILED.text(), SpanFacts.reason(span)));
        }
        Outcome outcome = SpanFacts.outcome(span);
        return outcome == null || outcome == Outcome.OK ? List.of() : List.of(new Fact(outcome.text(), ""));
    }

    private static SortedMap<String, String> attributes(TracedSpan span) {
        SortedMap<String, String> own = new TreeMap<>();
        span.attributes().forEach((key, value) -> put(key, value, own));
        return own;
    }

    private static void put(AttributeKey<?> key, Object value, SortedMap<String, String> own) {
        if (!NOT_THE_USERS.matcher(key.getKey()).matches()) {
            own.put(key.getKey(), AttributeText.of(value));
        }
    }
}
