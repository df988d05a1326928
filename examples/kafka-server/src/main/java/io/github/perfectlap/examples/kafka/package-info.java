@NullMarked
package io.github.perfectlap.examples.kafka;

import org.jspecify.annotations.NullMarked;
