package io.github.perfectlap.examples.checkout.shop;

/** What the customer gets. */
public record Receipt(String orderId, String paidBy) {}
