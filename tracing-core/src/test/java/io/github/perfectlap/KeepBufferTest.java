package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.KEEP_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What waits for a decision is bounded, and what there is no room for is counted. */
class KeepBufferTest {

    private final LogLines log = new LogLines();
    private final KeepRecording recording = new KeepRecording(Keep.share(0).failed());
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");

    @AfterEach
    void close() {
        recording.close();
        log.close();
    }

    private static void steps(Transaction tx, int count) {
        for (int i = 0; i < count; i++) {
            tx.step("reserve stock", () -> {});
        }
    }

    @Test
    void manySpans_ofOneTransaction_areCutAndCounted() {
        checkout.run(tx -> {
            steps(tx, LocalTree.MAX_SPANS + 200);
            tx.fail("no stock");
        });
        assertThat(recording.spans()).hasSize(LocalTree.MAX_SPANS + 1);
        assertThat(recording.attribute("checkout", KEEP_MISSING)).isEqualTo(200);
        assertThat(recording.count("tree_full")).isEqualTo(200);
        assertThat(log.warnings()).singleElement().asString().contains("more than 1000 spans");
    }

    @Test
    void manyOpenTransactions_oldestAreDecidedByWhatIsKnown() {
        List<Transaction> open = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Transaction tx = checkout.from(Context.root()).start();
            open.add(tx);
            steps(tx, 900);
            if (i == 1) {
                tx.fail("no stock");
            }
            assertThat(waiting()).isLessThanOrEqualTo(HeldTrees.MAX_SPANS);
        }
        assertThat(recording.spans()).as("of the one that had failed").hasSize(900);
        assertThat(recording.count("buffer_full")).isPositive().isEqualTo(80 * 900L - 900 - waiting());
        assertThat(log.warnings()).singleElement().asString().contains("there is room for 65536");
        open.forEach(tx -> {
            tx.complete();
            tx.close();
        });
        assertThat(waiting()).isZero();
    }

    private int waiting() {
        return recording.keeping().waiting();
    }

    @Test
    void close_decidesWhatRuns() throws InterruptedException {
        Thread running = new Thread(() -> checkout.run(tx -> {
            tx.step("charge card", () -> {});
            tx.fail("card declined");
            recording.close();
        }));
        running.start();
        running.join();
        assertThat(recording.names()).startsWith("charge card");
        assertThat(waiting()).isZero();
    }

    @Test
    void close_ordinaryRuns_isCounted() {
        checkout.run(tx -> {
            tx.step("charge card", () -> {});
            recording.close();
        });
        assertThat(recording.spans()).isEmpty();
        assertThat(recording.keeping().count(KeepReason.CLOSED)).isEqualTo(2);
    }

    /** Steps of one transaction end on several threads while it ends: each is kept or dropped, and none twice. */
    @RepeatedTest(200)
    void stepsEndWhileItEnds_eachIsSettledOnce() {
        boolean isFailed = ThreadLocalRandom.current().nextBoolean();
        AtomicLong steps = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        checkout.run(tx -> {
            for (int i = 0; i < 3; i++) {
                Thread thread = new Thread(() -> {
                    for (int step = 0; step < 20; step++) {
                        tx.step("pack", () -> {});
                        steps.incrementAndGet();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            if (isFailed) {
                tx.fail("no stock");
            }
        });
        threads.forEach(KeepBufferTest::join);
        long all = steps.get() + 1;
        assertThat(recording.spans()).hasSize(isFailed ? (int) all : 0);
        assertThat(recording.spans()).extracting(SpanData::getSpanId).doesNotHaveDuplicates();
        assertThat(recording.keeping().count(KeepReason.ORDINARY)).isEqualTo(isFailed ? 0 : all);
        assertThat(waiting()).isZero();
    }

    /** Parts of one trace start and end on several threads: none is lost because another one decided. */
    @RepeatedTest(200)
    void partsOfOneTrace_oneFails_thatOneIsKept() {
        Headers message = new Headers();
        checkout.run(tx -> tx.inject(message, Headers.SETTER));
        BusinessTransaction ship = recording.tracing.transaction("ship");
        AtomicLong turn = new AtomicLong();
        Threads.run(4, () -> {
            boolean isFailed = turn.getAndIncrement() == 2;
            ship.resume(message, message).run(tx -> {
                tx.step(isFailed ? "lost" : "pack", () -> {});
                if (isFailed) {
                    tx.fail("no parcel");
                }
            });
        });
        assertThat(recording.names()).contains("lost");
        assertThat(recording.spans()).extracting(SpanData::getSpanId).doesNotHaveDuplicates();
        assertThat(waiting()).isZero();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
