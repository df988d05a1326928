package io.github.perfectlap.examples.checkout.shop;

/** The bank's answer; that it declines is an answer, not an exception. */
public record Payment(boolean approved, String reason) {}
