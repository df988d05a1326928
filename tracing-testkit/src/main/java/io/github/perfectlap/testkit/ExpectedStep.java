package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape;
import io.github.perfectlap.report.StepShape.Fact;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line of an expected shape; two are equal only when they are the same. */
final class ExpectedStep {

    private final ExpectedLine line;
    private final @Nullable ExpectedStep parent;
    private final List<ExpectedStep> children = new ArrayList<>();
    private boolean free;

    ExpectedStep(ExpectedLine line, @Nullable ExpectedStep parent) {
        this.line = line;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
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

    ExpectedAttributes attributes() {
        return line.attributes();
    }

    /** Failed, degraded or abandoned; null where the step must have succeeded. */
    @Nullable
    Fact outcome() {
        return line.outcome();
    }

    /** Null where any kind will do. */
    @Nullable
    SpanKind kind() {
        return line.kind();
    }

    boolean inOrder() {
        return line.inOrder();
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

    /** Number of steps here and below. */
    int size() {
        return 1 + children.stream().mapToInt(ExpectedStep::size).sum();
    }

    /** The line as the grammar writes it, without indentation. */
    String text() {
        List<Fact> facts = new ArrayList<>();
        if (line.outcome() != null) {
            facts.add(line.outcome());
        }
        if (line.kind() != null) {
            facts.add(new Fact(line.kind().name().toLowerCase(Locale.ROOT), ""));
        }
        if (line.inOrder()) {
            facts.add(new Fact(ExpectedLine.IN_ORDER, ""));
        }
        return attributes().written(new StepShape(name(), facts, attributes().values()));
    }
}
