@NullMarked
package io.github.perfectlap.examples.servers;

import org.jspecify.annotations.NullMarked;
