package io.github.perfectlap;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is done to a span of ours, it looks as the SDK's own span would. */
class SdkCompatibilityTest {

    private static final int SETTINGS = 40;
    private static final long SEED = 20_260_101;

    @Test
    void hundredThousandSequences_oursAndTheSdks_lookTheSame() {
        compare(SEED, 100_000);
    }

    @Test
    @Tag("long")
    void sequencesThatNobodyHasSeenBefore_oursAndTheSdks_lookTheSame() {
        compare(System.nanoTime(), 3_000_000);
    }

    /** Each setting by one thread. */
    private static void compare(long seed, int sequences) {
        IntStream.range(0, SETTINGS).parallel().forEach(setting -> {
            SpanTwins twins = twins(seed, setting);
            for (int i = setting; i < sequences; i += SETTINGS) {
                compareOne(twins, seed, i);
            }
        });
    }

    private static SpanTwins twins(long seed, int setting) {
        return new SpanTwins(SomeLimits.of(new SplittableRandom(seed + setting)), setting % 2 == 0);
    }

    private static void compareOne(SpanTwins twins, long seed, int sequence) {
        try {
            twins.live(new SplittableRandom(seed + sequence));
        } catch (Throwable difference) {
            throw new AssertionError("Sequence " + sequence + " of seed " + seed + ": " + twins.said(), difference);
        }
    }
}
