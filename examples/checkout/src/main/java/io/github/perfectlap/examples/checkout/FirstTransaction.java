package io.github.perfectlap.examples.checkout;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.report.TreePrinter;

/** The first lines of the README, which are copied from here. */
final class FirstTransaction {

    public static void main(String[] args) {
        var console = TreePrinter.to(System.out);
        try (Tracing tracing = Tracing.builder().processor(console).build()) {
            BusinessTransaction checkout = tracing.transaction("checkout");
            String receipt = checkout.call(tx -> {
                tx.attribute("order.id", "42");
                tx.step("reserve stock", () -> System.out.println("1 espresso machine reserved"));
                return tx.step("charge card", () -> "paid by card");
            });
            System.out.println(receipt);
        }
    }

    private FirstTransaction() {}
}
