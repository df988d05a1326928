package io.github.perfectlap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "2s, PT2S",
        "250ms, PT0.25S",
        "1m30s, PT1M30S",
        "5m, PT5M",
        "1h, PT1H",
        "1h2m3s4ms, PT1H2M3.004S",
        "1m5ms, PT1M0.005S",
        "PT2S, PT2S",
        "P1D, PT24H",
        "999999999h, PT999999999H"
    })
    void duration_isRead(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "2", "s", "2 s", " 2s", "2S", "s2", "2s1m", "2s2s", "1.5s", "-2s", "+2s", "0s", "0ms"})
    void noDuration_isRefused(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a duration must be longer than zero, such as 2s, 250ms, 1m30s or PT2S, but was '" + text
                        + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "PT-2S", "PT0S", "P2", "P99999999999999999D", "1000000000s", "٣s", "2s\n"})
    void isoOrTooLong_thatIsNoDuration_isRefused(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
