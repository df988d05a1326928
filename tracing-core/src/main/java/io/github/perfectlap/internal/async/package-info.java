/** What methods return that goes on when they have returned. Not for use outside of Perfect Lap. */
@NullMarked
package io.github.perfectlap.internal.async;

import org.jspecify.annotations.NullMarked;
