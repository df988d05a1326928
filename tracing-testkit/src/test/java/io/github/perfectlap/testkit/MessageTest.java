package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said, whole. */
class MessageTest {

    @Test
    void hasShape_severalDifferences_tellsAllAndDrawsThem() {
        CapturedTraces traces = Steps.recorded("""
            checkout {order.id=42}
              load cart
              price items {currency=USD}
              additionalMarkUp
              ship [failed timeout]
            """);
        assertThatThrownBy(() -> assertThat(traces).as("first release").hasShape("""
                        checkout [failed timeout]
                          load cart
                          price items {currency=EUR}
                            round
                          send mail
                            render
                          ship
                        """))
                .hasMessage("""
            [first release] checkout: 5 differences

              MISSING  round, expected under checkout > price items
              MISSING  send mail, expected under checkout, with 1 step below it
              NEW      additionalMarkUp under checkout
              ERROR    ship: failed timeout, expected to succeed
              VALUE    price items: currency=USD, expected currency=EUR

              checkout [failed timeout] {order.id=42}
              ├─ load cart
              ├─ price items {currency=USD}  ← VALUE
              │  └─ round  ← MISSING
              ├─ send mail  ← MISSING
              ├─ additionalMarkUp  ← NEW
              └─ ship [failed timeout]  ← ERROR
            """);
    }

    @Test
    void hasShape_forgottenComplete_isSaidInWords() {
        CapturedTraces traces = CapturedTraces.create();
        traces.tracing().transaction("a").run(tx -> tx.handOff("b").close());
        traces.tracing().transaction("c").start().close();
        assertThatThrownBy(() -> assertThat(traces).hasShape("a [degraded] > b\nc"))
                .hasMessageContaining("\n  ERROR    b: was closed without complete()\n")
                .hasMessageContaining("\n  ERROR    c: was closed without complete()\n");
        assertThatThrownBy(() -> assertThat(traces).hasShape("a [degraded] > b [failed timeout]\nc [abandoned]"))
                .hasMessageContaining(
                        "ERROR    b: was closed without complete(): failed abandoned, expected failed timeout\n");
    }

    @Test
    void hasShape_failsInTheWordAbandoned_isNoForgottenComplete() {
        CapturedTraces traces = Steps.recorded("checkout [failed abandoned]");
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout"))
                .hasMessageContaining("ERROR    checkout: failed abandoned, expected to succeed\n");
    }

    @Test
    void hasShape_nothingRecorded_saysWhatToLookFor() {
        assertThatThrownBy(() -> assertThat(CapturedTraces.create()).hasShape("checkout"))
                .hasMessage("checkout: nothing was recorded; the code under test must use the tracing() or the"
                        + " openTelemetry() of this test's CapturedTraces");
    }

    @Test
    void hasShape_secondTrace_isNew() {
        CapturedTraces traces = Steps.recorded("checkout\ncheckout\n  ship");
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout"))
                .hasMessageContaining("NEW      checkout at the top, one more than expected, with 1 step");
    }

    @Test
    void hasShape_hugeTrace_staysShort() {
        String many =
                IntStream.range(0, 500).mapToObj(i -> "  step " + i + "\n").collect(Collectors.joining());
        CapturedTraces traces = Steps.recorded("checkout\n" + many);
        Throwable failure =
                catchThrowable(() -> assertThat(traces).hasShape("checkout\n" + many.replace("step 4", "stage 4")));
        assertThat(failure).message().hasLineCount(39);
        assertThat(failure).hasMessageContaining("RENAMED  checkout > stage 4 is now step 4");
    }

    @Test
    void hasShape_longNamesAndManyDifferences_staysShort() {
        String name = "a step that somebody has given a rather long name, as one does ";
        String steps =
                IntStream.range(0, 30).mapToObj(i -> "  " + name + i + "\n").collect(Collectors.joining());
        CapturedTraces traces = Steps.recorded("checkout\n" + steps);
        Throwable failure =
                catchThrowable(() -> assertThat(traces).hasShape("checkout\n" + steps.replace("rather", "very")));
        assertThat(failure).message().hasSizeBetween(1_300, 1_500).contains(" more\n");
    }

    @Test
    void hasShape_deepTrace_isComparedWithoutOverflow() {
        CapturedTraces traces = CapturedTraces.create();
        var tracer = traces.openTelemetry().getTracer("test");
        var context = io.opentelemetry.context.Context.root();
        for (int depth = 0; depth < 10_000; depth++) {
            var span = tracer.spanBuilder("call").setParent(context).startSpan();
            span.end();
            context = context.with(span);
        }
        assertThatThrownBy(() -> assertThat(traces).hasShape("call"))
                .hasMessageContaining("NEW      call under call, one more than expected, with 9998 steps");
        assertThat(traces.toString()).hasLineCount(10_000);
    }

    @Test
    void isEmpty_somethingRecorded_drawsIt() {
        CapturedTraces traces = Steps.recorded("checkout\n  ship");
        assertThatThrownBy(() -> assertThat(traces).isEmpty())
                .hasMessage("nothing was to be recorded, but there is\n\n  checkout\n    ship\n");
    }

    @Test
    void onlyTree_several_drawsThem() {
        CapturedTraces traces = Steps.recorded("checkout\nrefund");
        assertThatThrownBy(traces::onlyTree)
                .hasMessage("expected exactly one trace, but there are 2\n\n  checkout\n  refund\n");
        assertThat(traces.tree("refund")).hasShape("refund");
    }

    @Test
    void tree_unknownName_drawsWhatThereIs() {
        CapturedTraces traces = Steps.recorded("checkout");
        assertThatThrownBy(() -> traces.tree("refund")).hasMessage("""
            expected exactly one trace that starts with 'refund', but there are 0

              checkout
            """);
    }

    @Test
    void onlyTree_none_saysThatNothingWasRecorded() {
        assertThatThrownBy(CapturedTraces.create()::onlyTree)
                .hasMessageStartingWith("expected exactly one trace, but nothing was recorded;");
    }
}
