package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long our own cells keep an exemplar; the SDK's instruments have their own ways. */
class ExemplarAgeTest {

    private final Recording recording = new Recording(Mode.OWN);
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");

    private void takes(Duration time) {
        checkout.run(tx -> recording.pass(time));
    }

    private List<String> exemplars() {
        return recording.metric("perfectlap.transaction.duration").getHistogramData().getPoints().stream()
                .flatMap(point -> point.getExemplars().stream())
                .map(exemplar -> exemplar.getSpanContext().getSpanId())
                .toList();
    }

    @Test
    void exemplar_secondsLater_isReplacedAndAMinuteLaterGone() {
        takes(Duration.ofMillis(30));
        String first = exemplars().get(0);
        takes(Duration.ofMillis(30));
        assertThat(exemplars()).containsExactly(first);
        recording.pass(Duration.ofSeconds(11));
        takes(Duration.ofMillis(30));
        assertThat(exemplars()).doesNotContain(first).hasSize(1);
        recording.pass(Duration.ofSeconds(61));
        assertThat(exemplars()).isEmpty();
    }
}
