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

    private static final int STEPS = 100;
    private static final int ENOUGH = HeldTrees.MAX_SPANS / STEPS;
    private static final long MEGABYTE = 1 << 20;

    @Test
    void fullBuffer_ofPlainSteps_isWithinTheFigure() {
        try (LogLines log = new LogLines();
                KeepRecording recording =
                        new KeepRecording(Keep.share(0).failed().newShapes())) {
            BusinessTransaction checkout = recording.tracing.transaction("checkout");
            place(checkout, 10);
            List<Transaction> open = new ArrayList<>();
            long before = used();
            for (int i = 0; recording.keeping().waiting() < HeldTrees.MAX_SPANS * 6 / 8; i++) {
                assertThat(i).isLessThan(ENOUGH);
                open.add(withSteps(checkout));
            }
            long bytes = (used() - before) / recording.keeping().waiting();
            System.out.println("bytes for each span that waits: " + bytes);
            assertThat(bytes).isLessThan(200);
            assertThat(log.isSilent()).isTrue();
            for (int last = open.size() - 1; last >= 0; last--) {
                complete(open.remove(last));
            }
            assertThat(used() - before).as("afterwards").isLessThan(MEGABYTE);
        }
    }

    private static void place(BusinessTransaction checkout, int times) {
        for (int i = 0; i < times; i++) {
            complete(withSteps(checkout));
        }
    }

    private static void complete(Transaction tx) {
        tx.complete();
        tx.close();
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

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
