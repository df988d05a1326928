package io.github.perfectlap.examples.benchmarks.ratios;

import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * One condition of a goal.
 *
 * @param about what a miss is called in the table
 * @param text the condition as the table states it
 */
record Check(String about, String text, BiPredicate<Sample, Sample> holds) {

    private static final int SPANS = 4;

    /** CPU time of ours for one of the peer's, by medians. */
    static Check time(double limit) {
        return new Check(
                "time", "time " + atMost(limit), (ours, peer) -> ours.medianNanos() <= limit * peer.medianNanos());
    }

    /** Bytes of ours for one of the peer's. */
    static Check bytes(double limit) {
        return new Check("bytes", "bytes " + atMost(limit), (ours, peer) -> ours.bytes() <= limit * peer.bytes());
    }

    /** Bytes of ours, whatever the peer's. */
    static Check bytesAtMost(long limit) {
        return new Check("bytes", "<= " + limit + " B", (ours, peer) -> ours.bytes() <= limit);
    }

    /** Not one byte above the peer's. */
    static Check noMoreBytes() {
        return new Check("bytes", "+0 B", (ours, peer) -> ours.bytes() <= peer.bytes());
    }

    /** CPU nanoseconds of ours for each of the four spans. */
    static Check nanosPerSpan(double limit) {
        return new Check("span", atMost(limit) + " ns a span", (ours, peer) -> ours.medianNanos() <= SPANS * limit);
    }

    /** CPU time of our slowest JVM for one of the peer's. */
    static Check worstFork(double limit) {
        return new Check(
                "fork", "no fork " + "> " + limit, (ours, peer) -> ours.worstForkNanos() <= limit * peer.medianNanos());
    }

    /** Enough JVMs to have met a slow one. */
    static Check forks(int least) {
        return new Check("forks", least + " forks", (ours, peer) -> ours.forks().size() >= least);
    }

    private static String atMost(double limit) {
        return String.format(Locale.ROOT, "<= %.2f", limit);
    }
}
