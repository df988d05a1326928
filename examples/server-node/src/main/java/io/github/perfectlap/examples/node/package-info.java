@NullMarked
package io.github.perfectlap.examples.node;

import org.jspecify.annotations.NullMarked;
