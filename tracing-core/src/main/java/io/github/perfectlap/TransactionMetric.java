package io.github.perfectlap;

/** What is exported of the golden signals. */
enum TransactionMetric {
    DURATION(
            "perfectlap.transaction.duration",
            "Time that a business transaction, or its part in this process, took",
            "s"),
    END_TO_END("perfectlap.transaction.end_to_end", "Time from the start of a business transaction to its end", "s"),
    QUEUE_WAIT("perfectlap.queue.wait", "Time from the sending of a message to the start of the work on it", "s"),
    GROUP(
            "perfectlap.transaction.group_duration",
            "Time from when a business transaction entered a group of services to the end of a part of it",
            "s"),
    IN_FLIGHT(
            "perfectlap.transaction.in_flight",
            "Business transactions that are running in this process",
            "{transaction}"),
    SATURATION(
            "perfectlap.transaction.saturation",
            "How full what serves a business transaction is: 1 is full, more is a queue",
            "1"),
    THROUGHPUT_LIMIT(
            "perfectlap.transaction.throughput_limit",
            "Forecast of how many business transactions a second will end once no more can",
            "{transaction}/s"),
    STEP_DURATION("perfectlap.step.duration", "Time that a step of a business transaction took", "s"),
    STEP_SELF_TIME(
            "perfectlap.step.self_time",
            "Time that a step of a business transaction took, less that of the steps inside it",
            "s");

    final String text;
    final String description;
    final String unit;

    TransactionMetric(String text, String description, String unit) {
        this.text = text;
        this.description = description;
        this.unit = unit;
    }
}
