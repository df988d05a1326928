package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DurationCellsTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int EACH = 100_000;

    private final DurationCells cells = new DurationCells(2, 0);
    private final AtomicLong time = new AtomicLong();

    /** Time passes quickly: a slot is over after a few additions. */
    private void addMany() {
        for (int i = 0; i < EACH; i++) {
            cells.add(i % 2, i * MILLI, time.addAndGet(SlidingWindow.SLOT_NANOS / 10), null);
        }
    }

    private void assertWindow() {
        List<Durations> rows = cells.readWindow(time.get());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.explicitCounts()).allMatch(count -> count >= 0);
            assertThat(row.count()).isLessThanOrEqualTo(4L * EACH);
        });
    }

    @Test
    void readWindow_whileOthersAdd_isNeverLessThanNothing() {
        List<Thread> threads = Stream.concat(
                        Stream.generate(() -> new Thread(this::addMany)).limit(4), Stream.of(new Thread(() -> {
                            for (int i = 0; i < 2_000; i++) {
                                assertWindow();
                            }
                        })))
                .toList();
        List<Throwable> failed = Threads.failuresOf(threads);
        assertThat(failed).isEmpty();
        assertThat(cells.count()).isEqualTo(4L * EACH);
        long inWindow = cells.readWindow(time.get()).stream()
                .mapToLong(Durations::count)
                .sum();
        // Ten a slot, in twelve to thirteen slots; some of a slot's first are counted in the one before.
        assertThat(inWindow).isBetween(90L, 170L);
    }

    @Test
    void readWindow_minutesLater_isNothing() {
        cells.add(1, MILLI, 0, null);
        assertThat(cells.readWindow(MILLI).get(1).count()).isEqualTo(1);
        assertThat(cells.readWindow(TimeUnit.MINUTES.toNanos(2))).containsOnly(Durations.NONE);
        assertThat(cells.read(1).count()).isEqualTo(1);
    }
}
