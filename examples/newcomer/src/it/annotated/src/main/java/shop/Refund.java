package shop;

import io.github.perfectlap.annotation.StepAttribute;
import io.github.perfectlap.annotation.WithTransaction;

/** Has no field for a Tracing: the one that is current is used, in a test the test's own. */
public final class Refund {
    private Refund() {}

    @WithTransaction
    public static void refund(@StepAttribute("order.id") String orderId) {
        System.out.println(orderId + " refunded");
    }
}
