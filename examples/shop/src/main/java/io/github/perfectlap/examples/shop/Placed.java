package io.github.perfectlap.examples.shop;

/**
 * What became of an order.
 *
 * @param published whether fulfilment knows of it; a paid one that could not be published is published later
 */
record Placed(Payment payment, boolean published) {}
