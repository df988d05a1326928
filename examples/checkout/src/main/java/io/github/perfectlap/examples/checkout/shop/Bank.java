package io.github.perfectlap.examples.checkout.shop;

/** Where the money is. */
public interface Bank {
    /** Asks for the order's money. */
    Payment charge(Order order);
}
