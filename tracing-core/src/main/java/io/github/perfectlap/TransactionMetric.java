package io.github.perfectlap;

/** What is exported of the golden signals. */
enum TransactionMetric {
    DURATION(
            "perfectlap.transaction.duration",
            "Time that a business transaction, or its part in this process, took",
            "s"),
    END_TO_END("perfectlap.transaction.end_to_end", "Time from the start of a business transaction to its end", "s"),
    QUEUE_WAIT("perfectlap.queue.wait", "Time from the sending of a message to the start of the work on it", "s"),
    IN_FLIGHT(
            "perfectlap.transaction.in_flight",
            "Business transactions that are running in this process",
            "{transaction}");

    final String text;
    final String description;
    final String unit;

    TransactionMetric(String text, String description, String unit) {
        this.text = text;
        this.description = description;
        this.unit = unit;
    }
}
