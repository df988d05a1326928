package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** Seeds one regression at a time into a trace, and reads what the test says. */
class RegressionTest {

    private static final String EXPECTED = """
      checkout [in order] {order.id=42}
        loadCart
        priceItems {currency=EUR, items=3}
          convert
        chargeCard
        ship
      """;

    record Seed(String name, String from, String to, String line) {
        @Override
        public String toString() {
            return name;
        }

        boolean isSeenIn(String recorded) {
            return to.isEmpty() ? !recorded.contains(from) : recorded.contains(to);
        }

        /** The step, or attribute, that the last line is about. */
        String subject() {
            return line.substring(line.lastIndexOf('\n') + 1).strip().split("[ :,]+", 3)[1];
        }

        String recorded() {
            String recorded = EXPECTED.replace(from, to);
            assertThat(recorded).isNotEqualTo(EXPECTED);
            return recorded;
        }
    }

    static List<Seed> seeds() {
        return List.of(
                new Seed(
                        "leaf missing",
                        "  chargeCard\n",
                        "",
                        "MISSING  chargeCard, expected after priceItems under checkout"),
                new Seed(
                        "inner step missing, its child a level up",
                        "  priceItems {currency=EUR, items=3}\n    convert",
                        "  convert",
                        "MISSING  priceItems, expected after loadCart under checkout; what was to be below it is there"),
                new Seed(
                        "new step", "  ship", "  additionalMarkUp\n  ship", "NEW      additionalMarkUp under checkout"),
                new Seed(
                        "new step around another",
                        "    convert",
                        "    ask bank\n      convert",
                        "NEW      ask bank under checkout > priceItems, around convert"),
                new Seed(
                        "step twice",
                        "  chargeCard\n",
                        "  chargeCard\n  chargeCard\n",
                        "NEW      chargeCard under checkout, one more than expected"),
                new Seed(
                        "step renamed",
                        "  chargeCard",
                        "  payByCard",
                        "RENAMED  checkout > chargeCard is now payByCard"),
                new Seed(
                        "inner step renamed",
                        "priceItems",
                        "computePrices",
                        "RENAMED  checkout > priceItems is now computePrices"),
                new Seed(
                        "wrong parent",
                        "  chargeCard\n  ship\n",
                        "  ship\n    chargeCard\n",
                        "MOVED    chargeCard, expected under checkout, is under checkout > ship"),
                new Seed("attribute value", "EUR", "USD", "VALUE    priceItems: currency=USD, expected currency=EUR"),
                new Seed("attribute missing", ", items=3", "", "VALUE    priceItems: items=3 is missing"),
                new Seed(
                        "attribute extra",
                        "{currency",
                        "{card.number=4111, currency",
                        "VALUE    priceItems: card.number=4111 is not expected"),
                new Seed(
                        "became an error",
                        "  chargeCard",
                        "  chargeCard [failed timeout]",
                        "ERROR    chargeCard: failed timeout, expected to succeed"),
                new Seed(
                        "other order",
                        "  chargeCard\n  ship\n",
                        "  ship\n  chargeCard\n",
                        "ORDER    ship, expected after chargeCard under checkout"));
    }

    private static AssertionFailedError failure(String recorded) {
        CapturedTraces traces = Steps.recorded(recorded);
        return catchThrowableOfType(
                AssertionFailedError.class, () -> assertThat(traces).hasShape(EXPECTED));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hasShape_oneRegression_isNamedFirst(Seed seed) {
        String message = String.valueOf(failure(seed.recorded()).getMessage());
        assertThat(message).startsWith("checkout: ").contains(seed.line() + "\n");
        assertThat(message.indexOf(seed.line()) + seed.line().length()).isLessThan(400);
        assertThat(message).hasSizeLessThan(1500);
        assertThat(message.lines().count()).isLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hasShape_oneRegression_bothTextsDifferOnlyThere(Seed seed) {
        AssertionFailedError failure = failure(seed.recorded());
        String expected = failure.getExpected().getStringRepresentation();
        String actual = failure.getActual().getStringRepresentation();
        assertThat(expected).isEqualTo(EXPECTED);
        assertThat(actual).isEqualTo(propagated(seed));
    }

    // A failure of a step is one of the transaction too, which the seed does not draw.
    private static String propagated(Seed seed) {
        return seed.name().equals("became an error")
                ? seed.recorded().replace("[in order]", "[failed timeout, in order]")
                : seed.recorded();
    }

    /** Two seeds that do not touch the same words, and what is recorded with both. */
    record Both(Seed first, Seed second, String recorded) {
        boolean areSeen() {
            return first.isSeenIn(recorded) && second.isSeenIn(recorded);
        }
    }

    private static Stream<Both> pairs() {
        List<Seed> seeds = seeds();
        return IntStream.range(0, seeds.size())
                .boxed()
                .flatMap(a -> seeds.stream().skip(a + 1).map(b -> both(seeds.get(a), b)))
                .filter(Both::areSeen);
    }

    private static Both both(Seed first, Seed second) {
        String once = first.recorded();
        return new Both(first, second, once.replace(second.from(), second.to()));
    }

    @Test
    void hasShape_twoRegressions_bothAreNamed() {
        assertThat(pairs()).hasSizeGreaterThan(55).allSatisfy(both -> {
            String message = String.valueOf(failure(both.recorded()).getMessage());
            String lines = message.substring(0, message.indexOf("\n\n  checkout"));
            assertThat(lines).as(both.toString()).contains(both.first().subject());
            assertThat(lines).as(both.toString()).contains(both.second().subject());
        });
    }
}
