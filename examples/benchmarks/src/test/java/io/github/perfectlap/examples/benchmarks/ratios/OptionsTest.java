package io.github.perfectlap.examples.benchmarks.ratios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void parse_nothing_choosesAllGoals() {
        List<Goal> all = Goals.all();
        assertThat(Options.parse().chosenFrom(all)).isEqualTo(all);
    }

    @Test
    void parse_onlyAndPeers_chooseGoals() {
        Options options = Options.parse("--rounds", "2", "--only", "W1,W4", "--peers", "otel");
        List<Goal> chosen = options.chosenFrom(Goals.all());
        assertThat(options.rounds()).isEqualTo(2);
        assertThat(chosen).extracting(Goal::id).containsExactly("P1", "P2", "P6", "P7", "joined", "woven");
    }

    @ParameterizedTest
    @CsvSource({
        "--rounds, 0, from 1 to 9999",
        "--rounds, many, 'many'",
        "--only, W8, '[W1, W2, W3, W4, W5, W6]'",
        "--peers, zipkin, brave",
        "--fast, yes, usage"
    })
    void parse_whatItCanNotUse_saysWhatWouldDo(String option, String value, String message) {
        assertThatThrownBy(() -> Options.parse(option, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void parse_optionWithoutValue_saysSo() {
        assertThatThrownBy(() -> Options.parse("--rounds")).hasMessageContaining("needs a value");
    }

    @Test
    void chosenFrom_nothingLeft_saysSo() {
        Options options = Options.parse("--only", "W5", "--peers", "perfectlap");
        assertThatThrownBy(() -> options.chosenFrom(Goals.all()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perfectlap");
    }

    @Test
    void refuse_openTelemetryVariable_isNamed() {
        assertThatThrownBy(() -> Ratios.refuse(Set.of("HOME", "OTEL_TRACES_SAMPLER")))
                .hasMessageContaining("OTEL_TRACES_SAMPLER")
                .hasMessageNotContaining("HOME");
    }
}
