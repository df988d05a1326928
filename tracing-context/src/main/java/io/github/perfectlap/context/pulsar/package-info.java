/** Carries a business transaction in the properties of Pulsar messages. Needs Pulsar's client. */
@NullMarked
package io.github.perfectlap.context.pulsar;

import org.jspecify.annotations.NullMarked;
