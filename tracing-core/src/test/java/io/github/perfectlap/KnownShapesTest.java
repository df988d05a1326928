package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class KnownShapesTest {

    private final Problems problems = new Problems();
    private final KnownShapes shapes = new KnownShapes("checkout", problems);

    @Test
    void add_isNewOnce() {
        assertThat(shapes.add(0)).isTrue();
        assertThat(shapes.add(0)).isFalse();
        assertThat(shapes.add(-1)).isTrue();
        assertThat(shapes.add(-1)).isFalse();
    }

    @Test
    void add_noRoomLeft_isNotNewAndSaidOnce() {
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < KnownShapes.MAX; i++) {
                assertThat(shapes.add(i)).isTrue();
            }
            assertThat(shapes.add(5)).isFalse();
            assertThat(log.isSilent()).isTrue();
            assertThat(shapes.add(5_000)).isFalse();
            assertThat(shapes.add(5_001)).isFalse();
            assertThat(log.warnings()).singleElement().asString().contains("'checkout' had 1024 shapes");
        }
    }

    @Test
    void set_asAnyOther() {
        SplittableRandom random = new SplittableRandom(3);
        LongSet set = new LongSet(500);
        Set<Long> wanted = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            long number = random.nextLong(700) << random.nextInt(40);
            boolean isNew = wanted.size() < 500 && wanted.add(number);
            assertThat(set.add(number)).isEqualTo(isNew);
            assertThat(set.contains(number)).isEqualTo(wanted.contains(number));
        }
        assertThat(set.isFull()).isTrue();
    }

    @RepeatedTest(50)
    void add_onSeveralThreads_isNewToOne() {
        AtomicInteger added = new AtomicInteger();
        Threads.run(4, () -> {
            for (int i = 0; i < 200; i++) {
                added.addAndGet(shapes.add(i) ? 1 : 0);
            }
        });
        assertThat(added).hasValue(200);
    }
}
