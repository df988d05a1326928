package io.github.perfectlap.examples.shop;

/** Where the real servers are, and the topics on them. */
record Addresses(String redis, String pulsar, String kafka) {

    static final String ORDERS = "orders";
    static final String SHIPMENTS = "shipments";
    /** What fulfilment has got, for the storefront. */
    static final String RECEIPTS = "receipts";

    /** How many arguments of a service's main come before its own: the folder, and these. */
    static final int COUNT = 4;

    static Addresses of(String[] arguments) {
        if (arguments.length < COUNT) {
            throw new IllegalArgumentException("a service takes the arguments folder, Redis, Pulsar and Kafka, but got "
                    + String.join(" ", arguments));
        }
        return new Addresses(arguments[1], arguments[2], arguments[3]);
    }
}
