/** Carries a business transaction through anything that holds strings. */
@NullMarked
package io.github.perfectlap.context;

import org.jspecify.annotations.NullMarked;
