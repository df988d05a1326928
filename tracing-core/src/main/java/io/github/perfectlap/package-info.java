@NullMarked
package io.github.perfectlap;

import org.jspecify.annotations.NullMarked;
