/** The workloads, as JMH benchmarks. */
@NullMarked
package io.github.perfectlap.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
