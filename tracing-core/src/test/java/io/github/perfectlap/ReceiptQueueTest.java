package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptQueueTest {

    private final LogLines log = new LogLines();
    private final Problems problems = new Problems();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void close_whatWaits_isSentInOrder() {
        ReceiptQueue receipts = queue(sent::add);
        for (int i = 0; i < 1_000; i++) {
            receipts.send(id(i));
        }
        receipts.close();
        assertThat(sent).hasSize(1_000).isSorted();
        assertThat(threads()).isZero();
    }

    @Test
    void send_channelThatBlocks_blocksNobodyAndSaysWhatIsLost() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ReceiptQueue receipts = queue(line -> {
            begun.countDown();
            block();
        });
        receipts.send(id(0));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < ReceiptQueue.ROOM + 10; i++) {
            receipts.send(id(i));
        }
        assertThat(problems.count("receipts lost")).isEqualTo(10);
        assertThat(log.warnings()).singleElement().asString().contains("slower than receipts come");
        receipts.close();
        assertThat(threads()).isZero();
    }

    @Test
    void send_channelThatThrows_othersAreSent() {
        ReceiptQueue receipts = queue(line -> {
            if (line.endsWith("10000")) {
                throw new IllegalStateException("no channel");
            }
            sent.add(line);
        });
        for (int i = 0; i < 3; i++) {
            receipts.send(id(i));
        }
        receipts.close();
        assertThat(sent).hasSize(2);
        assertThat(problems.count("Sending a receipt")).isEqualTo(1);
    }

    @Test
    void send_afterClose_isLost() {
        ReceiptQueue receipts = queue(sent::add);
        receipts.close();
        receipts.send(id(1));
        assertThat(sent).isEmpty();
        assertThat(threads()).isZero();
    }

    private ReceiptQueue queue(Consumer<String> channel) {
        var metrics = new HandOffMetrics(OpenTelemetry.noop().getMeter("test"), problems);
        return new ReceiptQueue(channel, metrics, problems);
    }

    private static void block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static HandOffId id(int number) {
        return new HandOffId(Expectation.Kind.RESUMED, 1, 2, 10_000 + number);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("perfect-lap-receipts"))
                .count();
    }
}
