/** Carries a business transaction in the headers of Kafka records. Needs Kafka's client. */
@NullMarked
package io.github.perfectlap.context.kafka;

import org.jspecify.annotations.NullMarked;
