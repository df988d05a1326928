package io.github.perfectlap.internal.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FutureRoundsTest {

    private final RecordingEnd end = new RecordingEnd();
    private final FutureTask<String> task = new FutureTask<>(() -> "paid");
    private final FutureRounds rounds = new FutureRounds(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 11, 16, 31})
    void future_whateverItsAge_isLookedAtWithinThePartOfItThatIsPromised(int youngLooks) {
        rounds.add(new OpenFuture(task, end, 0));
        long now = looked(youngLooks, 0);
        for (long age : new long[] {63, 65, 129, 257, 513, 5_000}) {
            now = looked(1, TimeUnit.MILLISECONDS.toNanos(age));
            assertThat(rounds.restNanos()).isBetween(1L, Math.max(1_000_000, now / 16));
        }
        assertThat(end.ends()).isEmpty();
        task.run();
        looked(1, now);

        assertThat(end.ends()).containsExactly("succeeded paid");
        assertThat(rounds.isEmpty()).isTrue();
    }

    private long looked(int times, long now) {
        for (int look = 0; look < times; look++) {
            rounds.look(now);
        }
        return now;
    }
}
