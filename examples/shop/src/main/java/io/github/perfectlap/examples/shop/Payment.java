package io.github.perfectlap.examples.shop;

/** The bank's answer. That it declines is an answer, not an exception. */
record Payment(boolean approved, String reason) {}
