package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an expectation is said when it is declared. */
class ExpectationTest {

    private static final Expectation RESUMED = Expectation.resumedWithin(Duration.ofSeconds(30));
    private static final Expectation FINISHED = Expectation.finishedWithin(Duration.ofMinutes(1));

    private final Recording recording = new Recording();
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");

    @AfterEach
    void close() {
        recording.tracing.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P366D"})
    void limit_thatNobodyCanMean_isRefused(String limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expectation.resumedWithin(Duration.parse(limit)))
                .withMessageContaining("at most a year, such as Duration.ofSeconds(30), but was");
        assertThatIllegalArgumentException().isThrownBy(() -> Expectation.finishedWithin(Duration.parse(limit)));
    }

    @Test
    void carrier_blankOrLong_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RESUMED.on(" "))
                .withMessageContaining("such as the topic 'orders'");
        assertThatIllegalArgumentException().isThrownBy(() -> RESUMED.on("o".repeat(129)));
    }

    @Test
    void handOff_blankOrLong_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkout.expects("", RESUMED))
                .withMessageContaining("such as 'publish order'");
        assertThatIllegalArgumentException().isThrownBy(() -> checkout.expects("p".repeat(257), RESUMED));
    }

    @Test
    void handOff_expectedTwice_isRefusedWithBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> checkout.expects("publish", RESUMED.on("orders")).expects("publish", FINISHED))
                .withMessage("'publish' can't be expected twice, but is expected to be resumed within PT30S on orders"
                        + " and finished within PT1M: leave one of the two out");
    }

    @Test
    void finishedElsewhere_ofOneThatFinishesHere_isRefusedWithBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkout.finishes().expects("publish", FINISHED))
                .withMessageContaining("finishes where this part of it ends")
                .withMessageContaining("'publish' to be finished within PT1M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkout.expects("publish", FINISHED).finishes());
    }
}
