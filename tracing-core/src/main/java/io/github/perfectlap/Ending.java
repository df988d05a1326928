package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;

/** How the end of a transaction counts that had ended in this process before. */
enum Ending {
    /** Not at all: the message came again. */
    DUPLICATE,
    /** In place of the failure that was recorded: the message came again, and this time it was handled. */
    RECOVERED;

    /** What marks the span. */
    AttributeKey<Boolean> key() {
        return this == DUPLICATE ? TransactionAttributes.DUPLICATE : TransactionAttributes.RECOVERED;
    }
}
