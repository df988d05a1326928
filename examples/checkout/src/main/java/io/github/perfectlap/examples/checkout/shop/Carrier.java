package io.github.perfectlap.examples.checkout.shop;

/** Who brings the goods. */
public interface Carrier {
    /** Brings an order to its customer. */
    void ship(String orderId);
}
