package shop;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.annotation.StepAttribute;
import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;

/** A transaction and its steps, by annotations alone. */
public final class Checkout {
    private final Tracing tracing;

    public Checkout(Tracing tracing) {
        this.tracing = tracing;
    }

    @WithTransaction("checkout")
    public String place(@StepAttribute("order.id") String orderId) {
        reserveStock();
        return chargeCard(4200);
    }

    @WithStep("reserve stock")
    private void reserveStock() {
        System.out.println("1 espresso machine reserved");
    }

    @WithStep("charge card")
    @StepAttribute("paid.by")
    private String chargeCard(@StepAttribute("cents") long cents) {
        Bank.pay(cents);
        return "card";
    }
}
