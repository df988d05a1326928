package io.github.perfectlap.testkit;

import static java.util.Comparator.comparing;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of comparing recorded steps with expected ones. */
final class Comparison {

    private final List<ExpectedStep> expected;
    private final List<ActualStep> actual;
    private final Map<ExpectedStep, ActualStep> actualOf = new HashMap<>();
    private final Map<ActualStep, ExpectedStep> expectedOf = new HashMap<>();
    private final Map<ActualStep, List<Difference>> marks = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private @Nullable Duration waited;

    Comparison(List<ExpectedStep> expected, List<ActualStep> actual) {
        this.expected = expected;
        this.actual = actual;
        new Comparer(this).compare();
        differences.sort(comparing(Difference::kind));
    }

    boolean isMatch() {
        return differences.isEmpty();
    }

    List<ExpectedStep> expected() {
        return expected;
    }

    List<ActualStep> actual() {
        return actual;
    }

    List<Difference> differences() {
        return differences;
    }

    @Nullable
    ActualStep actualOf(@Nullable ExpectedStep step) {
        return actualOf.get(step);
    }

    @Nullable
    ExpectedStep expectedOf(@Nullable ActualStep step) {
        return expectedOf.get(step);
    }

    /** What is to be said beside a recorded step. */
    List<Difference> marks(ActualStep step) {
        return marks.getOrDefault(step, List.of());
    }

    int spanCount() {
        return actual.stream().mapToInt(ActualStep::size).sum();
    }

    /** Whether something is still to come from a step that handed the transaction over. */
    boolean waitsForHandOff() {
        return handOffs().findAny().isPresent();
    }

    /** Notes that what was to come after a hand-off did not come in this time. */
    Comparison afterWaiting(Duration time) {
        this.waited = time;
        return this;
    }

    /** A sentence about the waiting, or empty. */
    String waiting() {
        return waited == null
                ? ""
                : "waited "
                        + Incomplete.seconds(waited)
                        + " for what follows '"
                        + handOffs().map(ExpectedStep::name).findFirst().orElse("")
                        + "'";
    }

    void pair(ExpectedStep wanted, ActualStep recorded) {
        actualOf.put(wanted, recorded);
        expectedOf.put(recorded, wanted);
    }

    void add(Difference difference, @Nullable ActualStep at) {
        differences.add(difference);
        if (at != null) {
            marks.computeIfAbsent(at, step -> new ArrayList<>()).add(difference);
        }
    }

    /** Steps that were sent off and succeeded, of which the shape expects more than there is. */
    private Stream<ExpectedStep> handOffs() {
        return actualOf.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == SpanKind.PRODUCER)
                .filter(entry -> entry.getValue().outcome() == null)
                .filter(entry -> entry.getValue().children().size()
                        < entry.getKey().children().size())
                .map(Map.Entry::getKey);
    }
}
