package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;

/**
 * A hand-off that a definition says has to come back.
 *
 * @param part name of the definition
 * @param attributes what tells it from others in metrics
 */
record ExpectedHandOff(String part, String step, Expectation expectation, Attributes attributes) {

    static ExpectedHandOff of(String part, String step, Expectation expectation) {
        AttributesBuilder attributes = Attributes.builder()
                .put(TransactionAttributes.NAME, part)
                .put(TransactionAttributes.HAND_OFF_STEP, step);
        String carrier = expectation.carrier();
        if (carrier != null) {
            attributes.put(TransactionAttributes.HAND_OFF_CARRIER, carrier);
        }
        return new ExpectedHandOff(part, step, expectation, attributes.build());
    }

    long limitNanos() {
        return expectation.limit().toNanos();
    }

    boolean isFinish() {
        return expectation.kind() == Expectation.Kind.FINISHED;
    }
}
