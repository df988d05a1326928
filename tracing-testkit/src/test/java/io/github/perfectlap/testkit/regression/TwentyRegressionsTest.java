package io.github.perfectlap.testkit.regression;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty regressions, one at a time, against one expectation: here, and in OpenTelemetry's kit. */
class TwentyRegressionsTest {

    private static final int BEGINNING = 400;

    @Test
    void hasTrace_unchanged_passesInBothKits() {
        assertThat(Told.of()).isEmpty();
        assertThat(OpenTelemetryKit.messageOf(Checkout.planned())).isNull();
    }

    @ParameterizedTest
    @MethodSource("io.github.perfectlap.testkit.regression.Regression#all")
    void hasTrace_oneRegression_isNamedFirstAndShortly(Regression regression) {
        String message = Told.of(regression);
        assertThat(message).startsWith("checkout: 1 difference\n").hasSizeLessThanOrEqualTo(1_500);
        assertThat(beginning(message)).contains(regression.step());
        assertThat(regression.isNamedIn(beginning(message))).as(message).isTrue();
        assertThat(message.lines().count()).isLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("io.github.perfectlap.testkit.regression.Regression#all")
    void hasTrace_oneRegression_saysWhatWasReviewed(Regression regression) throws IOException {
        GoldenMessage.check(regression.file(), Told.of(regression));
    }

    @ParameterizedTest
    @MethodSource("io.github.perfectlap.testkit.regression.Regression#all")
    void hasShape_textOfTheSameExpectation_saysTheSame(Regression regression) {
        String text = Checkout.expected().toString();
        String message =
                Told.of(Told.with(regression), traces -> assertThat(traces).hasShape(text));
        assertThat(message).isEqualTo(Told.of(regression));
    }

    /** As they come out, so that nobody has to believe an old figure. */
    @Test
    void openTelemetryKit_sameRegressions_noticesFewerAndNamesFewest() {
        assertThat(others().filter(OpenTelemetryVerdict::isNoticed)).hasSize(18);
        assertThat(others().filter(OpenTelemetryVerdict::isNamed)).hasSize(10);
    }

    private static Stream<OpenTelemetryVerdict> others() {
        return Regression.all().stream()
                .map(regression ->
                        new OpenTelemetryVerdict(regression, OpenTelemetryKit.messageOf(Told.with(regression))));
    }

    private record OpenTelemetryVerdict(
            Regression regression, @Nullable String message) {
        boolean isNoticed() {
            return message != null;
        }

        boolean isNamed() {
            return message != null && beginning(message).contains(regression.step());
        }
    }

    private static String beginning(String message) {
        return message.substring(0, Math.min(BEGINNING, message.length()));
    }
}
