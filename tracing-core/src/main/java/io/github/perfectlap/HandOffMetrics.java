package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;

/** What is counted of hand-offs that have to come back, and of receipts; a fault in an instrument leaves it out. */
final class HandOffMetrics {

    private static final String PART = "A metric";

    private final LongUpDownCounter abandoned;
    private final LongCounter late;
    private final LongCounter unwatched;
    private final LongCounter receipts;
    private final LongCounter lostReceipts;
    private final Problems problems;

    HandOffMetrics(Meter meter, Problems problems) {
        this.problems = problems;
        abandoned = meter.upDownCounterBuilder("perfectlap.handoff.abandoned")
                .setDescription("Hand-offs that did not come back in time, and have not since")
                .setUnit("{handoff}")
                .build();
        late = counter(meter, "perfectlap.handoff.late", "Hand-offs that came back after their time", "{handoff}");
        unwatched = counter(
                meter,
                "perfectlap.handoff.unwatched",
                "Hand-offs that nobody watches, since too many are awaited",
                "{handoff}");
        receipts = counter(meter, "perfectlap.receipt.received", "Receipts that other processes sent", "{receipt}");
        lostReceipts = counter(meter, "perfectlap.receipt.lost", "Receipts that could not be sent", "{receipt}");
    }

    private static LongCounter counter(Meter meter, String name, String description, String unit) {
        return meter.counterBuilder(name)
                .setDescription(description)
                .setUnit(unit)
                .build();
    }

    /** More were given up, or some no longer count. */
    void abandoned(ExpectedHandOff expected, int change) {
        problems.guard(PART, () -> abandoned.add(change, expected.attributes()));
    }

    void late(ExpectedHandOff expected) {
        problems.guard(PART, () -> late.add(1, expected.attributes()));
    }

    void unwatched(ExpectedHandOff expected) {
        problems.guard(PART, () -> unwatched.add(1, expected.attributes()));
    }

    /** @param result one of a few words */
    void receipt(String result) {
        problems.guard(PART, () -> receipts.add(1, Attributes.of(TransactionAttributes.RECEIPT_RESULT, result)));
    }

    /** @param reason one of a few words */
    void lostReceipt(String reason, long count) {
        problems.guard(
                PART, () -> lostReceipts.add(count, Attributes.of(TransactionAttributes.RECEIPT_RESULT, reason)));
    }
}
