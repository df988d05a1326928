package io.github.perfectlap.examples.checkout.shop;

/** Where the goods are. */
public interface Stock {
    /** Takes the order's goods off the shelf. */
    void reserve(Order order);
}
