/** The lines of the README. */
@NullMarked
package io.github.perfectlap.examples.checkout;

import org.jspecify.annotations.NullMarked;
