package io.github.perfectlap.examples.benchmarks.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.report.otlp.OtlpReceiver;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WithSpanOrdersTest {

    private final RecordedSpans recorded = new RecordedSpans();
    private final OtlpReceiver receiver;

    WithSpanOrdersTest() throws IOException {
        receiver = OtlpReceiver.start();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void place_sampled_recordsTheSameTreeAndFailure() throws IOException {
        String output = AnnotatedProgram.output(Setting.SAMPLED, Setting.SAMPLED, receiver.endpoint());
        assertThat(output).isEqualTo("post\na negative number\n");
        receiver.spans().stream().filter(span -> !span.name().equals("try out")).forEach(recorded::ended);
        assertThat(recorded.lines()).startsWith(OrdersTest.LINES).hasSize(8);
        assertThat(recorded.traces()).isEqualTo(2);
        assertThat(recorded.failed()).containsExactly("parcel.ship", "order.place");
    }

    @ParameterizedTest
    @EnumSource(names = {"SAMPLED_OUT", "OFF"})
    void place_notSampledOrOff_recordsNothing(Setting setting) throws IOException {
        String output = AnnotatedProgram.output(setting, setting, receiver.endpoint());
        assertThat(output).isEqualTo("post\na negative number\n");
        assertThat(receiver.spans()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SAMPLED, SAMPLED_OUT", "OFF, SAMPLED"})
    void open_agentWithOtherSettings_saysSo(Setting agent, Setting opened) throws IOException {
        assertThat(AnnotatedProgram.output(agent, opened, receiver.endpoint()))
                .startsWith("@WithSpan is measured as " + opened)
                .endsWith("but this one has an agent with other settings\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"SAMPLED", "SAMPLED_OUT", "OFF"})
    void open_withoutAgent_saysHowToStartIt(Setting setting) {
        assertThatThrownBy(() -> Api.WITH_SPAN.open(setting, recorded))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-javaagent:")
                .hasMessageContaining("-Dotel.traces.sampler.arg=" + setting.ratio())
                .hasMessageEndingWith("but this one has no agent");
    }
}
