package io.github.perfectlap;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers that many threads add to and few read. There are several stripes of them, made when first used. A
 * thread adds to the one that its id leads to, and a number is the sum over all: threads that run at the same
 * time rarely write to the same memory. Adding is atomic, as two threads, or a thousand virtual ones, may share
 * a stripe.
 */
final class StripedCells {

    /** Cells left free on either side of a stripe, 128 bytes: no two stripes share a cache line. */
    static final int PADDING = 16;

    private static final int STRIPES = stripesFor(Runtime.getRuntime().availableProcessors());
    private static final int SHIFT = Long.numberOfLeadingZeros(STRIPES) + 1;
    // 2^64 divided by the golden ratio: ids that follow each other get stripes far apart.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int size;
    private final AtomicReferenceArray<AtomicLongArray> stripes = new AtomicReferenceArray<>(STRIPES);

    StripedCells(int size) {
        this.size = size;
    }

    /** A power of two: four for each processor, as long as that takes little memory. */
    static int stripesFor(int processors) {
        int wanted = Math.min(Math.max(4 * processors, 16), 128);
        return Integer.highestOneBit(2 * wanted - 1);
    }

    /** Adds 1 to a count. */
    void increment(int cell) {
        own().getAndIncrement(PADDING + cell);
    }

    /** Adds 1 to a count and an amount to a sum. */
    void add(int count, int sum, double amount) {
        AtomicLongArray own = own();
        own.getAndIncrement(PADDING + count);
        addTo(own, PADDING + sum, amount);
    }

    /** What a count has come to. */
    long count(int cell) {
        return count(cell, cell + 1);
    }

    /** What the counts from one cell up to, and not with, another have come to together. */
    long count(int from, int to) {
        long count = 0;
        for (int i = 0; i < STRIPES; i++) {
            AtomicLongArray stripe = stripes.get(i);
            for (int cell = from; stripe != null && cell < to; cell++) {
                count += stripe.get(PADDING + cell);
            }
        }
        return count;
    }

    /** Adds what the first so many counts have come to, each for itself. */
    void addCountsTo(long[] counts, int first, int many) {
        for (int cell = 0; cell < many; cell++) {
            counts[first + cell] += count(cell, cell + 1);
        }
    }

    /** What a sum has come to. */
    double sum(int cell) {
        return made().mapToDouble(stripe -> Double.longBitsToDouble(stripe.get(PADDING + cell)))
                .sum();
    }

    /** The stripe of the calling thread. */
    AtomicLongArray own() {
        int index = indexFor(Thread.currentThread().getId());
        AtomicLongArray stripe = stripes.getAcquire(index);
        return stripe == null ? make(index) : stripe;
    }

    static int indexFor(long threadId) {
        return (int) ((threadId * SPREAD) >>> SHIFT);
    }

    private static void addTo(AtomicLongArray stripe, int cell, double amount) {
        long before;
        long after;
        do {
            before = stripe.get(cell);
            after = Double.doubleToRawLongBits(Double.longBitsToDouble(before) + amount);
        } while (!stripe.weakCompareAndSetVolatile(cell, before, after));
    }

    private Stream<AtomicLongArray> made() {
        return IntStream.range(0, STRIPES).mapToObj(stripes::get).filter(stripe -> stripe != null);
    }

    private AtomicLongArray make(int index) {
        stripes.compareAndSet(index, null, new AtomicLongArray(PADDING + size + PADDING));
        return stripes.get(index);
    }
}
