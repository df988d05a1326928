package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.Step;
import io.github.perfectlap.report.TraceTree;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
