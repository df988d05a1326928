/** Finds annotated classes that were not woven. Not for use outside of Perfect Lap. */
@NullMarked
package io.github.perfectlap.internal.unwoven;

import org.jspecify.annotations.NullMarked;
