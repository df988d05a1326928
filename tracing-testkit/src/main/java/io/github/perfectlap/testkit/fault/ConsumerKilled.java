package io.github.perfectlap.testkit.fault;

/** Thrown out of a delivery whose consumer was to die between its work and its acknowledgement. */
public final class ConsumerKilled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For whoever delivers messages in a test. */
    public ConsumerKilled() {
        super("the consumer was killed after its work and before it acknowledged, as the test's faults asked for;"
                + " the next delivery brings the message again");
    }
}
