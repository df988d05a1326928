package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much memory the buffer takes when it is full. */
@Tag("long")
class KeepMemoryTest {

    private static final int STEPS = 3;
    private static final long MEGABYTE = 1 << 20;

    @Test
    void fullBuffer_ofPlainSteps_isWithinTheFigure() throws InterruptedException {
        try (LogLines log = new LogLines();
                KeepRecording recording = new KeepRecording(Keep.interesting(0))) {
            BusinessTransaction checkout = recording.tracing.transaction("checkout");
            List<Transaction> open = new ArrayList<>();
            long before = used();
            for (int i = 0; i < HeldTrees.MAX_SPANS; i++) {
                open.add(withSteps(checkout));
            }
            int waiting = recording.keeping().waiting();
            assertThat(waiting).isBetween(HeldTrees.MAX_SPANS * 6 / 8 - STEPS, HeldTrees.MAX_SPANS);
            int keptOpen = waiting / STEPS;
            open.subList(0, open.size() - keptOpen).forEach(Transaction::close);
            open.subList(0, open.size() - keptOpen).clear();
            long bytes = (used() - before) / waiting;
            System.out.println("bytes for each span that waits, with its share of its open transaction: " + bytes);
            assertThat(bytes).isLessThan(600);
            open.forEach(Transaction::close);
            assertThat(used() - before).as("afterwards").isLessThan(4 * MEGABYTE);
        }
    }

    private static Transaction withSteps(BusinessTransaction checkout) {
        Transaction tx = checkout.from(Context.root()).start();
        for (int step = 0; step < STEPS; step++) {
            tx.run("reserve stock", each -> each.attribute("order.id", "c-1017")
                    .attribute("order.channel", "web")
                    .attribute("order.items", 3L));
        }
        return tx;
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
