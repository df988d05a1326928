package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StripedCellsTest {

    private static final int LINE = 128;

    private final StripedCells cells = new StripedCells(3);

    @Test
    void stripesFor_processors_isAPowerOfTwoWithinLimits() {
        assertThat(IntStream.of(1, 4, 5, 12, 16, 32, 200).map(StripedCells::stripesFor))
                .containsExactly(16, 16, 32, 64, 64, 128, 128);
    }

    @Test
    void indexFor_eightThreadsInARow_areApart() {
        for (int first = 0; first < 10_000; first++) {
            assertThat(IntStream.range(first, first + 8).map(StripedCells::indexFor))
                    .doesNotHaveDuplicates()
                    .allMatch(index -> index >= 0);
        }
    }

    @Test
    void own_cells_areALineAwayFromEitherEnd() {
        IntStream.range(0, 3).forEach(cells::increment);
        AtomicLongArray own = cells.own();
        int[] written =
                IntStream.range(0, own.length()).filter(i -> own.get(i) != 0).toArray();
        assertThat(written).hasSize(3);
        assertThat(written[0] * Long.BYTES).isGreaterThanOrEqualTo(LINE);
        assertThat((own.length() - 1 - written[2]) * Long.BYTES).isGreaterThanOrEqualTo(LINE);
    }

    @Test
    void add_threadsOfAllStripes_sumsUp() {
        Threads.run(32, () -> cells.add(0, 1, 0.5));
        assertThat(cells.count(0)).isEqualTo(32);
        assertThat(cells.sum(1)).isEqualTo(16);
        assertThat(cells.count(2)).isZero();
    }

    @Test
    void add_threadsOfOneStripe_losesNothing() {
        List<Thread> sharing = Stream.generate(() -> new Thread(this::addMany))
                .filter(thread -> StripedCells.indexFor(thread.getId()) == 0)
                .limit(4)
                .toList();
        Threads.run(sharing);
        assertThat(cells.count(0)).isEqualTo(400_000);
        assertThat(cells.sum(1)).isEqualTo(200_000);
    }

    private void addMany() {
        for (int i = 0; i < 100_000; i++) {
            cells.add(0, 1, 0.5);
        }
    }
}
