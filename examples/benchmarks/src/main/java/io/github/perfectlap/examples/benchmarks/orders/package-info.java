/** One business transaction, written in each API as its documentation advises. */
@NullMarked
package io.github.perfectlap.examples.benchmarks.orders;

import org.jspecify.annotations.NullMarked;
