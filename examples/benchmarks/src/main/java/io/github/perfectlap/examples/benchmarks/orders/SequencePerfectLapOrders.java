package io.github.perfectlap.examples.benchmarks.orders;

import io.github.perfectlap.Step;
import io.github.perfectlap.Transaction;

/** Perfect Lap, with the steps as a sequence: each ends the one before. */
final class SequencePerfectLapOrders extends PerfectLapOrders {

    SequencePerfectLapOrders(Setting setting, Sink sink) {
        super(builder(setting, sink).withoutGoldenSignals().build());
    }

    @Override
    String steps(Transaction transaction, Order order) {
        next(transaction, Part.STOCK, order.stock());
        next(transaction, Part.CARD, order.card());
        return next(transaction, Part.PARCEL, order.parcel());
    }

    private static String next(Transaction transaction, Part part, Detail detail) {
        Step step = transaction.next(part.name());
        describe(step, part, detail);
        return detail.work();
    }
}
