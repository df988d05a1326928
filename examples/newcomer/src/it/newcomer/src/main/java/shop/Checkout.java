package shop;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;

/** The transaction of the README's first lines, in a class of its own. */
public final class Checkout {
    private final BusinessTransaction checkout;

    public Checkout(Tracing tracing) {
        this.checkout = tracing.transaction("checkout");
    }

    public String place(String orderId) {
        return checkout.call(tx -> {
            tx.attribute("order.id", orderId);
            tx.step("reserve stock", () -> System.out.println("1 espresso machine reserved"));
            return tx.step("charge card", () -> "paid by card");
        });
    }
}
