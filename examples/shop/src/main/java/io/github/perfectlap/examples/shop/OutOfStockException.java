package io.github.perfectlap.examples.shop;

/** There is less of an article than was ordered. */
final class OutOfStockException extends Exception {

    private static final long serialVersionUID = 1;

    OutOfStockException(String sku) {
        super("out of stock: " + sku);
    }
}
