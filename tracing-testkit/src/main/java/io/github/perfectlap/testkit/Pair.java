package io.github.perfectlap.testkit;

/** A step that was expected and the one that was recorded for it. */
record Pair(ExpectedStep expected, ActualStep actual) {}
