@NullMarked
package io.github.perfectlap.examples.pulsar;

import org.jspecify.annotations.NullMarked;
