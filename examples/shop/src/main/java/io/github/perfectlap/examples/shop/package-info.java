/** A shop of three services, each a JVM of its own, and the driver that runs them. */
@NullMarked
package io.github.perfectlap.examples.shop;

import org.jspecify.annotations.NullMarked;
