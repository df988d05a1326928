/** Delivers in a test what was given to Kafka's own mock producer. Needs Kafka's client. */
@NullMarked
package io.github.perfectlap.testkit.kafka;

import org.jspecify.annotations.NullMarked;
