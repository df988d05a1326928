package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.Step;
import io.github.perfectlap.Transaction;
import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ShapeTest {

    private final CapturedTraces traces = CapturedTraces.create();

    private void checkout(Transaction checkout) {
        checkout.attribute("order.id", 42);
        checkout.step("load cart", () -> {});
        checkout.run("price items", step -> step.attribute("currency", "EUR").attribute("items", 3));
        checkout.step("ship", () -> {});
    }

    @Test
    void hasShape_sameSteps_passes() {
        traces.tracing().transaction("checkout").run(this::checkout);
        assertThat(traces).hasShape("""
            checkout {order.id=42}
              load cart
              price items {currency=EUR, items=3}
              ship\
            """);
    }

    @Test
    void hasShape_otherOrderAndNoBraces_passes() {
        traces.tracing().transaction("checkout").run(this::checkout);
        assertThat(traces.onlyTree()).hasShape("""
            checkout
              ship
              load cart
              price items
            """);
    }

    @Test
    void hasShape_pastedDrawing_passes() {
        traces.tracing().transaction("checkout").run(this::checkout);
        assertThat(traces).hasShape("""
              checkout
              ├─ ship {}
              ├─ load cart
              └─ price items {items=3, …}
            """);
    }

    @Test
    void hasShape_quotesAndKinds_passes() {
        traces.tracing().transaction("checkout").run(tx -> {
            tx.run("a \"[b]\"", step -> step.attribute("list", "x, y").attribute("empty", ""));
            complete(tx.handOff("publish"));
            tx.step("GET /orders/{id}", () -> {});
        });
        assertThat(traces).hasShape("""
            checkout [in order, internal]
              "a \\"[b]\\"" {empty="", list="x, y"}
              publish [producer]
              GET /orders/{id}
            """);
    }

    private static void complete(Step step) {
        step.complete();
        step.close();
    }

    @Test
    void hasShape_failures_areExpectedByWord() {
        var tracing = traces.tracing();
        tracing.transaction("checkout").run(tx -> {
            tx.run("charge card", step -> step.fail("insufficient_funds"));
            tx.run("audit", step -> step.fail(new IllegalStateException("x")));
        });
        tracing.transaction("refund").run(tx -> tx.run("audit", s -> s.fail(new Exception())));
        tracing.transaction("estimate").start().close();
        assertThat(traces).hasShape("""
            checkout [failed insufficient_funds]
              audit [failed java.lang.IllegalStateException]
              charge card [failed]
            refund [degraded]
              audit [failed]
            estimate [abandoned]
            """);
    }

    @Test
    void hasShape_simpleNameOfTheException_isEnough() {
        traces.tracing().transaction("a").run(tx -> tx.fail(new java.io.IOException()));
        traces.tracing().transaction("b").run(tx -> tx.fail(new OutOfStock()));
        assertThat(traces).hasShape("a [failed IOException]\nb [failed OutOfStock]");
        for (String other : new String[] {"Exception", "io.IOException", "ioexception"}) {
            assertThatThrownBy(() -> assertThat(traces).hasShape("a [failed " + other + "]\nb [failed]"))
                    .hasMessageContaining("a: failed java.io.IOException, expected failed " + other);
        }
    }

    private static final class OutOfStock extends Exception {
        private static final long serialVersionUID = 1;
    }

    @Test
    void hasShape_simpleName_doesNotDifferBesideTheOther() {
        traces.tracing().transaction("a").run(tx -> tx.fail(new java.io.IOException()));
        assertThatThrownBy(() -> assertThat(traces).hasShape("a [failed IOException] > b"))
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> assertThat(
                                failure.getActual().getStringRepresentation())
                        .isEqualTo("a [failed IOException]\n"));
    }

    @Test
    void hasShape_remoteKind_isCompared() {
        traces.tracing()
                .transaction("ship")
                .from(io.opentelemetry.context.Context.root())
                .kind(SpanKind.CONSUMER)
                .run(tx -> {});
        assertThatThrownBy(() -> assertThat(traces).hasShape("ship [server]"))
                .hasMessageContaining("VALUE    ship: is consumer, expected server");
    }

    @Test
    void isEmpty_nothingRecorded_passes() {
        assertThat(traces).isEmpty();
        assertThat("AssertJ's own").isNotEmpty();
    }
}
