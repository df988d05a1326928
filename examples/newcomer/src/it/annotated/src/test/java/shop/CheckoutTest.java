package shop;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;

import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;

class CheckoutTest {
    @TracingTest
    void place_isDrawnAsItIsAnnotated(CapturedTraces traces) {
        new Checkout(traces.tracing()).place("42");
        assertThat(traces).hasShape("""
                checkout {order.id=42}
                  reserve stock
                  charge card {cents=4200, paid.by=card}
                    bank
                """);
        assertThat(traces).withValuesOf("paid.by").matchesGolden();
    }

    @TracingTest
    void refund_withoutAField_usesTheTestsTracing(CapturedTraces traces) {
        Refund.refund("42");
        assertThat(traces).hasShape("refund {order.id=42}");
    }
}
