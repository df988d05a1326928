package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {

    private static final HandOffId ID =
            new HandOffId(Expectation.Kind.RESUMED, 0x4bf92f3577b34da6L, 0xa3ce929d0e0e4736L, 1795338000053000L);

    @Test
    void of_isTheLineOfTheSpecification() {
        assertThat(Receipt.of(ID)).isEqualTo("lap1 resumed 4bf92f3577b34da6a3ce929d0e0e4736 1795338000053000");
    }

    @Test
    void read_whatWasWritten_isTheSame() {
        assertThat(Receipt.read(Receipt.of(ID))).isEqualTo(ID);
        HandOffId finished = new HandOffId(Expectation.Kind.FINISHED, 1, -1, 0);
        assertThat(Receipt.read(" " + Receipt.of(finished) + "\r\n")).isEqualTo(finished);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "lap1",
                "lap2 resumed 4bf92f3577b34da6a3ce929d0e0e4736 1",
                "lap1 lost 4bf92f3577b34da6a3ce929d0e0e4736 1",
                "lap1 RESUMED 4bf92f3577b34da6a3ce929d0e0e4736 1",
                "lap1 resumed 4BF92F3577B34DA6A3CE929D0E0E4736 1",
                "lap1 resumed 4bf92f3577b34da6a3ce929d0e0e473 1",
                "lap1 resumed 4bf92f3577b34da6a3ce929d0e0e4736",
                "lap1 resumed 4bf92f3577b34da6a3ce929d0e0e4736 -1",
                "lap1 resumed 4bf92f3577b34da6a3ce929d0e0e4736 ١",
                "lap1 resumed 4bf92f3577b34da6a3ce929d0e0e4736 1234567890123456789",
                "lap1 resumed 4bf92f3577b34da6a3ce929d0e0e4736 1 more"
            })
    void read_anythingElse_isNothing(String line) {
        assertThat(Receipt.read(line)).isNull();
    }

    @Test
    void read_longLine_isNotLookedAt() {
        assertThat(Receipt.read(Receipt.of(ID) + " ".repeat(1 << 24))).isNull();
    }

    @Test
    void read_damagedLines_isNothingOrAReceipt() {
        Random random = new Random(1);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder line = new StringBuilder(Receipt.of(ID));
            line.setCharAt(random.nextInt(line.length()), (char) random.nextInt(256));
            HandOffId read = Receipt.read(line.toString());
            assertThat(read == null || Receipt.of(read).equals(line.toString().strip()) || read.micros() < 1e16)
                    .isTrue();
        }
    }
}
