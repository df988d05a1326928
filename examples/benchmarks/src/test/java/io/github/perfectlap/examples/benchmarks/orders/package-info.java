@NullMarked
package io.github.perfectlap.examples.benchmarks.orders;

import org.jspecify.annotations.NullMarked;
