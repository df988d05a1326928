package io.github.perfectlap.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Path DIRECTORY = Path.of("somewhere");

    @Test
    void startLimit_notSet_isTwoMinutes() {
        assertThat(TestSettings.in(DIRECTORY).startLimit()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void startLimit_notANumber_saysWhatWouldDo() {
        Settings settings = TestSettings.in(DIRECTORY, Settings.START_SECONDS, "soon");
        assertThatThrownBy(settings::startLimit)
                .hasMessage("servers.start.seconds must be a whole number of seconds such as 120, but was 'soon'");
    }

    @Test
    void tempDirectory_relative_isMadeAbsolute() {
        assertThat(TestSettings.in(DIRECTORY).tempDirectory()).isEqualTo(DIRECTORY.toAbsolutePath());
    }
}
