package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.perfectlap.Step;
import io.github.perfectlap.report.TraceTree;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Steps that run at the same time, and steps that don't. */
class ArrangementTest {

    private final CapturedTraces traces = CapturedTraces.create();
    private final Tracer tracer = traces.openTelemetry().getTracer("test");

    @AfterEach
    void close() {
        traces.close();
    }

    private void checkout(int runningAtOnce) {
        traces.tracing().transaction("checkout").run(tx -> {
            Step[] steps = new Step[3];
            for (int index = 0; index < 3; index++) {
                steps[index] = tx.handOff("step " + index);
                if (index >= runningAtOnce - 1) {
                    end(steps[index - runningAtOnce + 1]);
                }
            }
            for (int index = 3 - runningAtOnce + 1; index < 3; index++) {
                end(steps[index]);
            }
        });
    }

    private static void end(Step step) {
        step.complete();
        step.close();
    }

    private static String shape(String arrangement) {
        return "checkout [" + arrangement + "]\n  step 0\n  step 1\n  step 2";
    }

    @Test
    void together_allRanAtOnce_passes() {
        checkout(3);
        assertThat(traces).hasShape(shape("together"));
        assertThatThrownBy(() -> assertThat(traces).hasShape(shape("one after another")))
                .hasMessageStartingWith("checkout: 1 difference\n")
                .hasMessageContaining(
                        "  ORDER    step 0 and step 1 ran at the same time, expected one after another under checkout\n")
                .hasMessageContaining("checkout  ← ORDER\n");
    }

    @Test
    void together_eachOverlapsOnlyTheNext_fails() {
        checkout(2);
        assertThatThrownBy(() -> assertThat(traces).hasShape(shape("together")))
                .hasMessageContaining("step 0 and step 2 ran one after another, expected together under checkout\n");
    }

    @Test
    void oneAfterAnother_noneOverlaps_passes() {
        checkout(1);
        assertThat(traces).hasShape(shape("one after another, in order"));
        assertThatThrownBy(() -> assertThat(traces).hasShape(shape("together")))
                .hasMessageContaining("step 0 and step 1 ran one after another, expected together");
    }

    @Test
    void together_treeFromElsewhere_isJudgedByItsTimes() {
        var parent = tracer.spanBuilder("checkout")
                .setStartTimestamp(1, TimeUnit.SECONDS)
                .startSpan();
        timed("a", 1, 3, Context.root().with(parent));
        timed("b", 2, 4, Context.root().with(parent));
        parent.end(5, TimeUnit.SECONDS);
        TraceTree elsewhere = TraceTree.of(traces.spans()).get(0);
        assertThat(elsewhere).hasShape("checkout [together]\n  a\n  b");
        assertThat(traces).hasShape("checkout [one after another]\n  a\n  b");
    }

    private void timed(String name, long from, long to, Context parent) {
        tracer.spanBuilder(name)
                .setParent(parent)
                .setStartTimestamp(from, TimeUnit.SECONDS)
                .startSpan()
                .end(to, TimeUnit.SECONDS);
    }

    @Test
    void together_oneHasNotEnded_isToldOfThatAlone() {
        traces.timeLimit(Duration.ZERO);
        Step late = traces.tracing().transaction("checkout").call(tx -> {
            tx.step("pay", () -> {});
            return tx.handOff("late");
        });
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout [together]\n  pay\n  late"))
                .hasMessageStartingWith("checkout: 1 difference\n")
                .hasMessageContaining("  OPEN     late ");
        end(late);
    }

    @Test
    void oneAfterAnother_theFirstHasNotEnded_isToldOfThatAlone() {
        traces.timeLimit(Duration.ZERO);
        Step late = traces.tracing().transaction("checkout").call(tx -> {
            Step first = tx.handOff("late");
            tx.step("pay", () -> {});
            return first;
        });
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout [one after another]\n  late\n  pay"))
                .hasMessageStartingWith("checkout: 1 difference\n")
                .hasMessageContaining("  OPEN     late ");
        end(late);
    }

    @Test
    void oneAfterAnother_oneIsElsewhereOrMissing_isToldOfThatAlone() {
        traces.tracing().transaction("checkout").run(tx -> tx.run("pay", pay -> pay.step("audit", () -> {})));
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout [one after another]\n  pay\n  audit"))
                .hasMessageStartingWith("checkout: 1 difference\n")
                .hasMessageContaining("  MOVED    audit, expected under checkout, is under checkout > pay\n");
        assertThatThrownBy(() ->
                        assertThat(traces).hasShape("checkout [one after another]\n  pay > audit\n  ship\n  mail"))
                .hasMessageStartingWith("checkout: 2 differences\n")
                .hasMessageContaining("  MISSING  ship, expected under checkout\n")
                .hasMessageContaining("  MISSING  mail, expected under checkout\n");
    }

    @Test
    void actualText_arrangement_isAsItWas() {
        checkout(3);
        assertThat(actualText(shape("together") + "\n  mail")).startsWith("checkout [together]\n");
        assertThat(actualText(shape("one after another"))).startsWith("checkout [together]\n");
    }

    @Test
    void actualText_noneOverlaps_isOneAfterAnother() {
        checkout(1);
        assertThat(actualText(shape("one after another") + "\n  mail")).startsWith("checkout [one after another]\n");
        assertThat(actualText(shape("together"))).startsWith("checkout [one after another]\n");
    }

    private String actualText(String expected) {
        return catchThrowableOfType(
                        AssertionFailedError.class, () -> assertThat(traces).hasShape(expected))
                .getActual()
                .getStringRepresentation();
    }
}
