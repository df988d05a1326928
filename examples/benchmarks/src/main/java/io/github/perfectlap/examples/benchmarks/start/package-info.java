/** What the weaving agent costs when a JVM starts. */
@NullMarked
package io.github.perfectlap.examples.benchmarks.start;

import org.jspecify.annotations.NullMarked;
