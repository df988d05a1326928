/** Compares Perfect Lap with its peers, and both with the goals. */
@NullMarked
package io.github.perfectlap.examples.benchmarks.ratios;

import org.jspecify.annotations.NullMarked;
