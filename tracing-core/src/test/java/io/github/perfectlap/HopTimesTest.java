package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In seconds: the first process starts at 1000, hands over at 1005, and the message waits for 2. */
class HopTimesTest {

    private static final double YEAR = 365 * 86_400.0;

    private static HopTimes times(double start, double sent, double arrived, boolean isFirstHop) {
        return new HopTimes(micros(start), micros(sent), micros(arrived), isFirstHop);
    }

    private static long micros(double seconds) {
        return Math.round(seconds * 1e6);
    }

    @ParameterizedTest(name = "first +{0}, sender +{1}, here +{2}, first hop {3}")
    @CsvSource({
        "  0,   0,   0, true,    2,   7,   0",
        "  0,   0,   0, false,   2,   7,   0",
        " 30,  30,   0, true,    0,   5,  28",
        "-30, -30,   0, true,   32,  37,   0",
        "  0,   0, -30, true,    0,   5,  28",
        "  0,   0, -30, false,   0,   5,  28",
        "  0,   0,  30, true,   32,  37,   0",
        "  0,  30,   0, false,   0,   7,  28",
        "  0, -30,   0, false,  32,   7, -25",
        " 30,   0,   0, false,   2,   2, -25"
    })
    void clocksApart_timesAreAsGoodAsCanBe(
            double first, double sender, double here, boolean isFirstHop, double wait, double elapsed, double skew) {
        HopTimes times = times(1000 + first, 1005 + sender, 1007 + here, isFirstHop);
        assertThat(times.queueWait()).isEqualTo(micros(wait));
        assertThat(times.elapsed()).isEqualTo(micros(elapsed));
        assertThat(times.skew()).isEqualTo(micros(skew));
    }

    @ParameterizedTest
    @CsvSource({"0.0099, 0", "0.01, 0.01"})
    void skew_ofClocksKeptInStep_isNone(double ahead, double skew) {
        assertThat(times(1000, 1005 + ahead, 1005, true).skew()).isEqualTo(micros(skew));
        assertThat(times(1005 + ahead, 1005, 1007, false).skew()).isEqualTo(-micros(skew));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999_999_999_999_999_999L})
    void impossibleTimes_giveNoAbsurdOnes(long micros) {
        long now = micros(57 * YEAR);
        for (boolean isFirstHop : new boolean[] {true, false}) {
            for (HopTimes times : new HopTimes[] {
                new HopTimes(micros, now, now, isFirstHop),
                new HopTimes(now, micros, now, isFirstHop),
                new HopTimes(micros, micros, now, isFirstHop),
                new HopTimes(now, now, micros, isFirstHop)
            }) {
                assertThat(times.elapsed()).isZero();
                assertThat(times.queueWait()).isZero();
            }
        }
    }

    @Test
    void sentDecadesAgo_isASenderThatIsBehind() {
        assertThat(times(1, 1, 57 * YEAR, true).skew()).isEqualTo(micros(1 - 57 * YEAR));
    }
}
