package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Fault.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosingTest {

    private final Problems problems = new Problems();
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NULL", "BLOCK"},
            mode = EnumSource.Mode.EXCLUDE)
    void within_shutdownThrows_isDoneAndCountsIt(Kind kind) {
        closing(new Fault(Place.PROCESSOR_SHUTDOWN, kind)).within(Duration.ofSeconds(5));
        assertThat(problems.count("Closing")).isEqualTo(1);
        assertThat(problems.count("closing takes long")).isZero();
    }

    @Test
    void within_shutdownBlocks_returnsAtTheLimitAndSaysSoOnce() {
        Fault fault = new Fault(Place.PROCESSOR_SHUTDOWN, Kind.BLOCK);
        Closing closing = closing(fault);
        closing.within(Duration.ofMillis(1));
        closing.within(Duration.ofMillis(1));
        assertThat(problems.count("closing takes long")).isEqualTo(2);
        assertThat(log.warnings()).hasSize(1);
        fault.release();
    }

    private Closing closing(Fault fault) {
        return new Closing(problems, () -> fault.at(Place.PROCESSOR_SHUTDOWN));
    }
}
