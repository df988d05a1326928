/** What several packages of Perfect Lap share. Not for use outside of it. */
@NullMarked
package io.github.perfectlap.internal;

import org.jspecify.annotations.NullMarked;
