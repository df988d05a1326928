package io.github.perfectlap.examples.benchmarks.orders;

/** What is known of one piece of work, two texts and a number, and the work itself, which is as good as none. */
public record Detail(String first, String second, long third) {

    /** Fails on a negative number, so that each API's way of noting an error is wired. */
    String work() {
        if (third < 0) {
            throw new IllegalStateException("a negative number");
        }
        return first;
    }
}
