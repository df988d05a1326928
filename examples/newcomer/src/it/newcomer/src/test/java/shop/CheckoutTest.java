package shop;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;

import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;

class CheckoutTest {
    @TracingTest
    void place_reservesAndCharges(CapturedTraces traces) {
        new Checkout(traces.tracing()).place("42");
        assertThat(traces).hasShape("""
                checkout {order.id=42}
                  reserve stock
                  charge card
                """);
    }
}
