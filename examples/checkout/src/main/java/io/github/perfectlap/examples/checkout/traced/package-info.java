/** The same checkout with tracing. */
@NullMarked
package io.github.perfectlap.examples.checkout.traced;

import org.jspecify.annotations.NullMarked;
