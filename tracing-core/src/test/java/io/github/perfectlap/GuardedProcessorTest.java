package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Fault.Kind;
import io.github.perfectlap.TraceParts.FaultyProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only the SDK asks a processor for, when somebody flushes it. */
class GuardedProcessorTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "BLOCK", mode = EnumSource.Mode.EXCLUDE)
    void forceFlush_fails_isAFailureThatIsCounted(Kind kind) {
        try (LogLines log = new LogLines()) {
            var processor = new GuardedProcessor(new FaultyProcessor(new Fault(Place.PROCESSOR_FLUSH, kind)), problems);
            assertThat(processor.forceFlush().isSuccess()).isFalse();
            assertThat(problems.count("Flushing a span processor")).isEqualTo(1);
            assertThat(log.warnings()).hasSize(kind == Kind.STACK_OVERFLOW ? 0 : 1);
        }
    }
}
