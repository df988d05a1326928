package io.github.perfectlap.testkit;

import io.github.perfectlap.Step;
import io.github.perfectlap.testkit.ExpectedAttributes.Strictness;

/** Records what a shape draws, so that a test can hold both sides as text. */
final class Steps {

    private Steps() {}

    /** The capture of a run with exactly these steps, one after the other as drawn. */
    static CapturedTraces recorded(String shape) {
        CapturedTraces traces = CapturedTraces.create();
        for (ExpectedStep root : Shape.of(shape).roots()) {
            traces.tracing()
                    .transaction(root.name())
                    .from(io.opentelemetry.context.Context.root())
                    .run(tx -> record(root, tx));
        }
        return traces;
    }

    private static void record(ExpectedStep drawn, Step step) {
        if (drawn.attributes().strictness() != Strictness.NOT_COMPARED) {
            drawn.attributes().values().forEach(step::attribute);
        }
        for (ExpectedStep child : drawn.children()) {
            for (int number = 0; number < child.times().least(); number++) {
                step.run(child.name(), below -> record(child, below));
            }
        }
        if (drawn.outcome() != null) {
            step.fail(drawn.outcome().reason());
        }
    }
}
