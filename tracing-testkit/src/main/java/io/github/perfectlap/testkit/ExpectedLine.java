package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/**
 * What one line of an expectation says.
 *
 * @param outcome null where the step must have succeeded
 * @param kind null where any will do
 */
record ExpectedLine(
        String name, @Nullable Fact outcome, @Nullable SpanKind kind, boolean inOrder, ExpectedAttributes attributes) {

    static final String IN_ORDER = "in order";
}
