package io.github.perfectlap.testkit.misuse;

import io.github.perfectlap.testkit.TestClock;
import io.github.perfectlap.testkit.TracingTest;
import org.junit.jupiter.api.AfterEach;

/** Asks for a clock when the test is over; run by a launcher only. */
public class LateClock {

    @TracingTest
    void test() {}

    @AfterEach
    void tooLate(TestClock clock) {
        clock.instant();
    }
}
