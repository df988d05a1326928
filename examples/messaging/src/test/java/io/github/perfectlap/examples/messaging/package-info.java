/** What every carrier promises, kept against real brokers. */
@NullMarked
package io.github.perfectlap.examples.messaging;

import org.jspecify.annotations.NullMarked;
