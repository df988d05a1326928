package io.github.perfectlap.testkit;

import static java.util.Comparator.comparing;

import io.github.perfectlap.GoldenSignals;
import io.github.perfectlap.report.StepShape;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of comparing recorded steps with expected ones. */
final class Comparison {

    private final List<ExpectedStep> expected;
    private final List<ActualStep> actual;
    private final Map<ExpectedStep, ActualStep> actualOf = new HashMap<>();
    private final Map<ActualStep, ExpectedStep> expectedOf = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> sameElsewhere = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<ActualStep, List<Difference>> marks = new HashMap<>();
    private @Nullable GoldenSignals signals;
    private @Nullable Duration waited;
    private @Nullable String secret;
    private int leftOut;

    /** Nothing is compared yet; whoever compares adds what is found. */
    Comparison(List<ExpectedStep> expected, List<ActualStep> actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** Ends the comparison: what follows from something else is left out, and what is first is first. */
    Comparison judged() {
        for (Finding finding : Consequences.without(findings)) {
            differences.add(finding.difference());
            addMark(finding);
        }
        sameElsewhere.stream()
                .filter(more -> differences.contains(more.difference()))
                .forEach(this::addMark);
        differences.sort(comparing(Difference::kind));
        return this;
    }

    /** Adds to what was judged already. */
    void tell(Difference difference, @Nullable ActualStep at) {
        differences.add(difference);
        addMark(new Finding(difference, at));
        differences.sort(comparing(Difference::kind));
    }

    private void addMark(Finding finding) {
        if (finding.at() != null) {
            marks.computeIfAbsent(finding.at(), step -> new ArrayList<>()).add(finding.difference());
        }
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

    /** Null where the trace was recorded elsewhere. */
    @Nullable
    GoldenSignals signals() {
        return signals;
    }

    /** Checks what is expected of transactions' golden signals. */
    void judgeSignals(@Nullable GoldenSignals known) {
        this.signals = known;
        actualOf.forEach((wanted, recorded) ->
                SignalDifferences.of(wanted, known).forEach(difference -> add(difference, recorded)));
    }

    /** An attribute that must not be drawn. */
    Comparison keepingSecret(String key) {
        this.secret = key;
        return this;
    }

    StepShape withoutSecret(StepShape step) {
        if (secret == null || !step.attributes().containsKey(secret)) {
            return step;
        }
        SortedMap<String, String> others = new TreeMap<>(step.attributes());
        others.put(secret, "…");
        return new StepShape(step.name(), step.facts(), others);
    }

    /** Number of steps that nothing was expected of and that are not drawn. */
    int leftOut() {
        return leftOut;
    }

    Comparison leavingOut(int steps) {
        this.leftOut = steps;
        return this;
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
        findings.add(new Finding(difference, at));
    }

    /** Notes that a difference is to be seen at another step as well. */
    void mark(Difference difference, ActualStep also) {
        sameElsewhere.add(new Finding(difference, also));
    }

    void forgetNew() {
        findings.removeIf(finding -> finding.isOf(DifferenceKind.NEW));
    }

    /** Steps that were sent off and succeeded, of which the shape expects more than there is. */
    private Stream<ExpectedStep> handOffs() {
        return actualOf.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == SpanKind.PRODUCER)
                .filter(entry -> entry.getValue().outcome() == null)
                .filter(entry -> entry.getValue().children().size() < required(entry.getKey()))
                .map(Map.Entry::getKey);
    }

    private static long required(ExpectedStep step) {
        return step.children().stream().filter(child -> !child.isOptional()).count();
    }
}
