package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many durations fell into each bucket, and what they sum up to, for each of some rows: all, and those of the last
 * minute. Memory is taken for sixty-four buckets of a row when the first of them is needed.
 */
final class DurationCells {

    private static final int CHUNK = 64;
    private static final int SUM = CHUNK;
    private static final int CHUNKS = (Buckets.COUNT + CHUNK - 1) / CHUNK;

    private final int rows;
    private final AtomicReferenceArray<StripedCells> chunks;
    private final SlidingWindow<List<Durations>> window;
    private final Exemplars exemplars;

    /** @param origin a reading of the clock now */
    DurationCells(int rows, long origin) {
        this.rows = rows;
        this.chunks = new AtomicReferenceArray<>(rows * CHUNKS);
        this.window = new SlidingWindow<>(origin);
        this.exemplars = new Exemplars(rows);
    }

    /**
     * Adds one.
     *
     * @param reading of the clock, now
     * @param example what took so long, where that is known
     */
    void add(int row, long nanos, long reading, @Nullable Recorded example) {
        if (window.isDue(reading)) {
            window.turn(reading, this::read);
        }
        int bucket = Buckets.of(nanos);
        chunk(row * CHUNKS + bucket / CHUNK).add(bucket % CHUNK, SUM, (double) nanos);
        if (example != null) {
            exemplars.offer(row, bucket, nanos, reading, example);
        }
    }

    /** What was added to a row until now. */
    Durations read(int row) {
        return isEmpty(row) ? Durations.NONE : readChunks(row);
    }

    private boolean isEmpty(int row) {
        return IntStream.range(row * CHUNKS, (row + 1) * CHUNKS).allMatch(chunk -> chunks.get(chunk) == null);
    }

    private Durations readChunks(int row) {
        long[] counts = new long[Buckets.COUNT];
        double sum = 0;
        for (int i = 0; i < CHUNKS; i++) {
            StripedCells chunk = chunks.get(row * CHUNKS + i);
            if (chunk != null) {
                // The sum last: who is counted and not yet summed up would make all others shorter.
                chunk.addCountsTo(counts, i * CHUNK, Math.min(CHUNK, Buckets.COUNT - i * CHUNK));
                sum += chunk.sum(SUM);
            }
        }
        return Durations.of(counts, sum);
    }

    /** What was added to each row until now. */
    List<Durations> read() {
        return IntStream.range(0, rows).mapToObj(this::read).toList();
    }

    /** What was added to each row in the last minute. */
    List<Durations> readWindow(long reading) {
        List<Durations> nothing =
                IntStream.range(0, rows).mapToObj(row -> Durations.NONE).toList();
        List<Durations> before = window.before(reading, nothing);
        List<Durations> now = read();
        return before == null
                ? nothing
                : IntStream.range(0, rows)
                        .mapToObj(row -> now.get(row).since(before.get(row)))
                        .toList();
    }

    /** How many were added, whatever the row. */
    long count() {
        long count = 0;
        for (int i = 0; i < chunks.length(); i++) {
            StripedCells chunk = chunks.get(i);
            count += chunk == null ? 0 : chunk.count(0, CHUNK);
        }
        return count;
    }

    /** What was added to a row until now, for export. */
    Series series(int row, Attributes attributes, long epochNanos) {
        return new Series(attributes, read(row), exemplars.read(row, epochNanos));
    }

    private StripedCells chunk(int index) {
        StripedCells chunk = chunks.getAcquire(index);
        return chunk == null ? make(index) : chunk;
    }

    private StripedCells make(int index) {
        chunks.compareAndSet(index, null, new StripedCells(CHUNK + 1));
        return chunks.get(index);
    }
}
