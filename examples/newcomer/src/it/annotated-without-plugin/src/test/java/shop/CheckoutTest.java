package shop;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;

class CheckoutTest {
    @TracingTest
    void hasShape_saysThatNobodyHasWovenTheClasses(CapturedTraces traces) {
        new Checkout(traces.tracing()).place("42");
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout"))
                .hasMessageContaining("shop.Bank, shop.Checkout and shop.Refund are annotated and not woven: their"
                        + " annotations do nothing. Add the goal transform of byte-buddy-maven-plugin");
    }
}
