package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.testkit.misuse.TornByOthers;
import org.junit.jupiter.api.Test;

class OtherProcessesTest {

    @Test
    void endOfTest_partOfATraceCame_isNamed() {
        Launched launched = Launched.run(TornByOthers.class);
        assertThat(launched.failures()).hasSize(1);
        assertThat(launched.failure("torn")).isEqualTo("""
            1 problem at the end of the test

              TORN     ship order of 'shipping' says it has a parent, which has not come

              ship order

              From other processes came 1 span of 'shipping'.
            """);
        assertThat(launched.passed()).isEqualTo(1);
    }

    @Test
    void receiver_closedWithTheCapture_takesNothingMore() {
        CapturedTraces traces = CapturedTraces.create();
        assertThat(traces.receiver()).isSameAs(traces.receiver());
        traces.close();
        assertThat(traces.receiver().spans()).isEmpty();
        assertThat(traces.spans()).isEmpty();
    }
}
