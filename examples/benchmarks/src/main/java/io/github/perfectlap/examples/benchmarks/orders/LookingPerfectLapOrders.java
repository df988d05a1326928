package io.github.perfectlap.examples.benchmarks.orders;

import io.github.perfectlap.Step;
import io.github.perfectlap.Transaction;

/** Perfect Lap, with steps that nobody handed their transaction: like annotated methods, they look for it. */
final class LookingPerfectLapOrders extends PerfectLapOrders {

    LookingPerfectLapOrders(Setting setting, Sink sink) {
        super(ownTracing(setting, sink));
    }

    @Override
    String steps(Transaction transaction, Order order) {
        step(Part.STOCK, order.stock());
        step(Part.CARD, order.card());
        return step(Part.PARCEL, order.parcel());
    }

    private static String step(Part part, Detail detail) {
        return Step.current().call(part.name(), step -> {
            describe(step, part, detail);
            return detail.work();
        });
    }
}
