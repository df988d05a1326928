@NullMarked
package io.github.perfectlap.examples.benchmarks.ratios;

import org.jspecify.annotations.NullMarked;
