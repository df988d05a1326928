@NullMarked
package io.github.perfectlap.testkit;

import org.jspecify.annotations.NullMarked;
