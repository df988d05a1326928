/** A checkout without tracing, to count what tracing adds. */
@NullMarked
package io.github.perfectlap.examples.checkout.plain;

import org.jspecify.annotations.NullMarked;
