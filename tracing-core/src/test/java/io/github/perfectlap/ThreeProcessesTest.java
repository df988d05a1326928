package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.HostProcess.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One transaction through three JVMs, of which one may have a wrong clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeProcessesTest {

    private static final double WORK = HostProcess.WORK.toMillis() / 1e3;
    private static final int CHAINS = 11;

    private final HostProcess first;
    private final HostProcess second;
    private final HostProcess third;

    ThreeProcessesTest() throws IOException {
        first = new HostProcess();
        second = new HostProcess();
        third = new HostProcess();
    }

    @BeforeAll
    void everythingIsLoaded() throws IOException {
        chain(0, 0, 0);
        chain(0, 0, 0);
    }

    @AfterAll
    void close() {
        Stream.of(first, second, third).forEach(HostProcess::close);
    }

    @Test
    void endToEnd_isWorkAndWaits() throws IOException {
        double[] differences = new double[CHAINS];
        for (int i = 0; i < CHAINS; i++) {
            Chain chain = chain(0, 0, 0);
            differences[i] = chain.workAndWaits() - chain.endToEnd();
            assertThat(chain.endToEnd()).isBetween(3 * WORK, chain.elapsed);
        }
        Arrays.sort(differences);
        assertThat(differences[CHAINS / 2]).isBetween(0.0, 0.005);
    }

    @Test
    void chain_isOneTrace() throws IOException {
        Chain chain = chain(0, 0, 0);
        assertThat(chain.b.traceId()).isEqualTo(chain.a.traceId());
        assertThat(chain.c.traceId()).isEqualTo(chain.a.traceId());
        assertThat(chain.b.parentId()).isEqualTo(chain.a.spanId());
        assertThat(chain.c.parentId()).isEqualTo(chain.b.spanId());
    }

    @Test
    void lastMessage_deliveredTwice_endsOnce() throws IOException {
        Chain chain = chain(0, 0, 0);
        Part again = third.handle(0, true, chain.b);
        assertThat(again.isDuplicate()).isTrue();
        assertThat(again.endToEnd()).isNaN();
        assertThat(chain.c.isDuplicate()).isFalse();
    }

    /** What shows, in seconds; where the wrong clock shows in no message by itself, nothing is right or stated. */
    @ParameterizedTest(name = "{0}, {1}, {2} s ahead")
    @CsvSource(
            nullValues = "-",
            value = {
                "  0,   0,   0,   -,   -,  0",
                " 30,   0,   0,  30, -30,  0",
                "-30,   0,   0,   -,   -, 30",
                "  0,  30,   0,   -,  30,  0",
                "  0, -30,   0,  30, -30,  0",
                "  0,   0,  30,   -,   -, 30",
                "  0,   0, -30,   -,  30,  0"
            })
    void wrongClock_isStatedAndNoTimeIsNegative(
            int a, int b, int c, @Nullable Double skewAtB, @Nullable Double skewAtC, double tooLong)
            throws IOException {
        Chain chain = chain(a, b, c);
        assertSkew(chain.b, skewAtB, chain.elapsed);
        assertSkew(chain.c, skewAtC, chain.elapsed);
        double least = a == 30 ? WORK : 3 * WORK;
        assertThat(chain.endToEnd()).isBetween(least + tooLong, chain.elapsed + tooLong);
        assertThat(chain.b.queueWait()).isNotNegative();
        assertThat(chain.c.queueWait()).isNotNegative();
    }

    private static void assertSkew(Part part, @Nullable Double expected, double elapsed) {
        if (expected == null) {
            assertThat(part.skew()).isNaN();
        } else {
            assertThat(Math.abs(part.skew())).isBetween(30 - elapsed, 30.0);
            assertThat(Math.signum(part.skew())).isEqualTo(Math.signum(expected));
        }
    }

    private Chain chain(int a, int b, int c) throws IOException {
        long start = System.nanoTime();
        Part started = first.handle(a, false, null);
        Part went = second.handle(b, false, started);
        Part ended = third.handle(c, true, went);
        return new Chain(started, went, ended, (System.nanoTime() - start) / 1e9);
    }

    /** Its three parts, and how long it took for whoever waited for it. */
    private record Chain(Part a, Part b, Part c, double elapsed) {

        double endToEnd() {
            return c.endToEnd();
        }

        double workAndWaits() {
            return a.duration() + b.queueWait() + b.duration() + c.queueWait() + c.duration();
        }
    }
}
