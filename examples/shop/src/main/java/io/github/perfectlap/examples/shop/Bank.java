package io.github.perfectlap.examples.shop;

/** Charges cards; a card of which the name begins with "declined" has no money. */
final class Bank {

    Payment charge(Order order, long cents) {
        Work.takes(8);
        return order.card().startsWith("declined")
                ? new Payment(false, "insufficient_funds")
                : new Payment(true, "approved " + cents);
    }
}
