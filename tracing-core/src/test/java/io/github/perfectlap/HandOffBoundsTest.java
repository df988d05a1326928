package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many hand-offs do not come back, what is kept of them has an end, and what is not kept is said. */
class HandOffBoundsTest {

    private static final int MOST = HandOffs.MOST_AWAITED;
    private static final int MORE = 10;
    private static final long BYTES_EACH = 130;

    private final LogLines log = new LogLines();
    private final Recording recording = new Recording("always_off");
    private final BusinessTransaction checkout = recording
            .tracing
            .transaction("checkout")
            .expects(
                    "publish", Expectation.resumedWithin(Duration.ofSeconds(30)).on("orders"));
    private final BusinessTransaction ship = recording.tracing.transaction("ship");

    @AfterEach
    void close() {
        recording.tracing.close();
        log.close();
    }

    @Test
    void awaited_moreThanThereIsRoomFor_theNewestAreNotWatchedAndThatIsSaid() {
        List<Headers> messages = publish(MOST + MORE);
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(MOST);
        assertThat(recording.sum("perfectlap.handoff.unwatched")).isEqualTo(MORE);
        assertThat(log.warnings()).singleElement().asString().startsWith("More than 65536 hand-offs are awaited");
        messages.forEach(message -> ship.resume(message, message).run(tx -> {}));
        publish(1);
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(1);
        assertThat(recording.sum("perfectlap.handoff.unwatched")).isEqualTo(MORE);
    }

    @Test
    void abandoned_manyMoreThanAreRemembered_areAllCounted() {
        publish(MOST);
        recording.pass(Duration.ofSeconds(31));
        recording.tracing.handOffs().check();
        assertThat(recording.sum("perfectlap.handoff.abandoned")).isEqualTo(MOST);
        assertThat(recording.tracing.abandonedHandOffs()).hasSize(HandOffs.MOST_ABANDONED);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void awaited_eachTakesFewBytes() {
        publishAndForget(MOST);
        recording.pass(Duration.ofSeconds(31));
        recording.tracing.handOffs().check();
        long before = heap();
        publishAndForget(MOST);
        long bytes = (heap() - before) / MOST;
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(MOST);
        assertThat(bytes).isBetween(80L, BYTES_EACH);
    }

    private List<Headers> publish(int count) {
        List<Headers> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Headers message = new Headers();
            checkout.run(tx -> publish(tx, message));
            messages.add(message);
        }
        return messages;
    }

    private void publishAndForget(int count) {
        for (int i = 0; i < count; i++) {
            checkout.run(tx -> publish(tx, new Headers()));
        }
    }

    private static void publish(Transaction tx, Headers message) {
        Step publish = tx.handOff("publish");
        publish.inject(message, Headers.SETTER);
        publish.complete();
        publish.close();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
