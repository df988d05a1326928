package io.github.perfectlap.examples.checkout.shop;

/** What a customer orders. */
public record Order(String id, String sku) {}
