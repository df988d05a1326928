package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an expected shape; two are equal only when they are the same. */
final class ExpectedStep {

    private final ExpectedLine line;
    private final @Nullable ExpectedStep parent;
    private final boolean isOptional;
    private final List<ExpectedStep> children = new ArrayList<>();
    private boolean free;

    ExpectedStep(ExpectedLine line, @Nullable ExpectedStep parent) {
        this(line, parent, false);
    }

    /**
     * A step in its place.
     *
     * @param isOptional whether it may be left out without a word
     */
    ExpectedStep(ExpectedLine line, @Nullable ExpectedStep parent, boolean isOptional) {
        this.line = line;
        this.parent = parent;
        this.isOptional = isOptional;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    ExpectedLine line() {
        return line;
    }

    String name() {
        return line.name();
    }

    @Nullable
    ExpectedStep parent() {
        return parent;
    }

    List<ExpectedStep> children() {
        return children;
    }

    boolean isOptional() {
        return isOptional;
    }

    ExpectedAttributes attributes() {
        return line.attributes();
    }

    /** Failed, degraded or abandoned; null where the step must have succeeded. */
    @Nullable
    Fact outcome() {
        return line.all(Ends.class).map(Ends::fact).findFirst().orElse(null);
    }

    /** Null where any kind will do. */
    @Nullable
    SpanKind kind() {
        return line.all(IsOfKind.class).map(IsOfKind::kind).findFirst().orElse(null);
    }

    boolean inOrder() {
        return is(Arrangement.IN_ORDER);
    }

    boolean is(Arrangement arrangement) {
        return line.sayings().contains(arrangement);
    }

    Times times() {
        return line.all(Times.class).findFirst().orElse(Times.ONCE);
    }

    /** Whether it may stand anywhere among its siblings, even where these are in order. */
    boolean isFree() {
        return free;
    }

    ExpectedStep inAnyOrder() {
        free = true;
        return this;
    }

    /** The steps from the root to this one. */
    String path() {
        return parent == null ? name() : parent.path() + " > " + name();
    }

    /** Number of steps here and below that must be there. */
    int size() {
        return isOptional
                ? 0
                : 1 + children.stream().mapToInt(ExpectedStep::size).sum();
    }

    /** The line as the grammar writes it, without indentation. */
    String text() {
        List<String> words = line.sayings().stream()
                .filter(saying -> !(saying instanceof Times often && often.isCount()))
                .map(Saying::text)
                .toList();
        String count = times().isCount() ? " " + times().text() : "";
        return attributes()
                .written(Words.name(name()) + count, words, attributes().values());
    }
}
