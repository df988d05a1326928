package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static io.github.perfectlap.testkit.TracingAssertions.step;
import static io.github.perfectlap.testkit.TracingAssertions.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.ErrorKind;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Expectations made by calls. */
class ExpectationTest {

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void hasTrace_sameSteps_passesAndMissesOne() {
        checkout.run(tx -> {
            tx.attribute("order.id", "42");
            tx.step("reserve stock", () -> {});
            tx.run("charge card", charge -> charge.fail("declined"));
        });
        StepExpectation charge = step("charge card").failed("declined");
        StepExpectation order =
                transaction("checkout").attribute("order.id", "42").failed();
        assertThat(traces).hasTrace(order.with(step("reserve stock"), charge));
        assertThat(traces.onlyTree())
                .hasTrace(order.inOrder().with(step("reserve stock")).with(charge));
        assertThatThrownBy(() -> assertThat(traces).hasTrace(order.with(charge)))
                .hasMessageContaining("NEW      reserve stock under checkout");
    }

    @Test
    void toString_everythingSaid_isTheSameInText() {
        StepExpectation all = transaction("checkout")
                .inOrder()
                .started(2)
                .ended(2)
                .inFlight(0)
                .errors(1)
                .errors(ErrorKind.POLICY, 1)
                .p99Within(Duration.ofSeconds(1))
                .saturationWithin(0.5)
                .with(
                        step("a").together().degraded().attribute("n", 3).andOtherAttributes(),
                        step("b").oneAfterAnother().abandoned().noAttributes(),
                        step("c")
                                .kind(SpanKind.PRODUCER)
                                .optional()
                                .event("x, y")
                                .linksTo("a", "b b"),
                        step("d").repeated(2).failed(),
                        step("e").repeated(0, 3).within(Duration.ofNanos(1_500)),
                        step("f").attribute("s", "3").attribute("t", "x").attribute("l", List.of(1, 2)));
        assertThat(all).hasToString("""
            checkout [in order, started 2, ended 2, in flight 0, errors 1, policy errors 1, p99 within 1 s, saturation within 0.5]
              a [together, degraded] {n=(long) 3, …}
              b [one after another, abandoned] {}
              c [producer, optional, event "x, y", -> a, -> b b]
              d × 2 [failed]
              e × 0..3 [within 1500 ns]
              f {l="(long[]) [1, 2]", s=(string) 3, t=x}
            """);
        assertThat(Shape.of(all.toString()).roots().get(0).children())
                .extracting(ExpectedStep::text)
                .containsExactlyElementsOf(all.placedBelow(null).children().stream()
                        .map(ExpectedStep::text)
                        .toList());
    }

    @Test
    void attribute_otherType_isTold() {
        checkout.run(tx -> tx.attribute("items", "3").attribute("rate", 1.5).attribute("gift", true));
        StepExpectation wanted = transaction("checkout").attribute("items", 3).attribute("rate", 1.5);
        assertThatThrownBy(() -> assertThat(traces).hasTrace(wanted.attribute("gift", true)))
                .hasMessageStartingWith("checkout: 1 difference\n")
                .hasMessageContaining("VALUE    checkout: items=(string) 3, expected items=(long) 3\n");
        assertThat(traces).hasShape("checkout {items=3, rate=(double) 1.5, gift=(boolean) true}");
    }

    @Test
    void attribute_noValueOfOpenTelemetrys_isRefused() {
        assertThatThrownBy(() -> step("a").attribute("at", java.time.Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an attribute is a string, a boolean, a long, a double or a list of them, but got"
                        + " java.time.Instant");
    }

    @Test
    void plus_contradiction_isRefused() {
        assertThatThrownBy(() -> step("a").together().oneAfterAnother())
                .hasMessage("a step is either 'together' or 'one after another'");
        assertThatThrownBy(() -> step("a").failed().degraded()).hasMessage("a step is either 'failed' or 'degraded'");
        assertThatThrownBy(() -> step("a").inOrder().inOrder()).hasMessage("'in order' is given twice");
        assertThatThrownBy(() -> step("a").attribute("k", 1).attribute("k", 2)).hasMessage("'k' is given twice");
        assertThatThrownBy(() -> step("a").repeated(3, 2)).hasMessageEndingWith("but this one 3..2");
        assertThatThrownBy(() -> step(" ")).hasMessage("a step needs a name, but got ' '");
    }

    @Test
    void signals_asTheyAre_pass() {
        traces.allowFailures();
        checkout.run(tx -> {});
        checkout.run(tx -> tx.fail("declined"));
        assertThat(traces)
                .hasTrace(
                        transaction("checkout")
                                .started(2)
                                .ended(2)
                                .inFlight(0)
                                .errors(1)
                                .errors(ErrorKind.IMPLICIT, 1)
                                .p99Within(Duration.ofMinutes(1)),
                        transaction("checkout").failed("declined"));
    }

    @Test
    void signals_otherwise_areDifferencesOfTheTransaction() {
        checkout.run(tx -> {});
        assertThatThrownBy(() -> assertThat(traces).hasShape("""
                checkout [ended 2, errors 1, max within 1 ns, saturation within 0.8]"""))
                .hasMessageContaining("ERROR    checkout: errors 0, expected errors 1\n")
                .hasMessageContaining("VALUE    checkout: ended 1, expected ended 2\n")
                .hasMessageContaining("VALUE    checkout: saturation unknown, expected saturation within 0.8\n")
                .hasMessageContaining(", expected max within 1 ns\n")
                .hasMessageContaining("\n  checkout  ← ");
    }

    @Test
    void actualText_signals_areAsTheyAre() {
        checkout.run(tx -> {});
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout [started 1, ended 2]"))
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> assertThat(
                                failure.getActual().getStringRepresentation())
                        .isEqualTo("checkout [started 1, ended 1]\n"));
    }
}
