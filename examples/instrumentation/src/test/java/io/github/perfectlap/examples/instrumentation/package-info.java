@NullMarked
package io.github.perfectlap.examples.instrumentation;

import org.jspecify.annotations.NullMarked;
