/** What goes wrong between processes, on the way to a backend and with clocks, made to go wrong in a test. */
@NullMarked
package io.github.perfectlap.testkit.fault;

import org.jspecify.annotations.NullMarked;
