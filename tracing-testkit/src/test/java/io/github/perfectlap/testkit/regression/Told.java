package io.github.perfectlap.testkit.regression;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.perfectlap.testkit.CapturedTraces;
import java.time.Duration;
import java.util.function.Consumer;

/** What our kit says of a recording. */
final class Told {

    private Told() {}

    /** Empty if the recording passes. */
    static String of(PlannedStep recorded, Consumer<CapturedTraces> assertion) {
        try (CapturedTraces traces = CapturedTraces.create().timeLimit(Duration.ZERO);
                Recording.Unended open = new Recording(traces.openTelemetry()).record(recorded)) {
            AssertionError failure = catchThrowableOfType(AssertionError.class, () -> assertion.accept(traces));
            return failure == null ? "" : String.valueOf(failure.getMessage());
        }
    }

    static String of(Regression... regressions) {
        return of(with(regressions), traces -> assertThat(traces).hasTrace(Checkout.expected()));
    }

    static PlannedStep with(Regression... regressions) {
        PlannedStep planned = Checkout.planned();
        for (Regression regression : regressions) {
            regression.seedInto(planned);
        }
        return planned;
    }
}
