package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;

/** Where annotated methods record that have no Tracing of their own. */
class CurrentTracingTest {

    @TracingTest
    void annotatedMethod_recordsInTheTestsTraces(CapturedTraces traces) {
        WovenByHand.place();
        assertThat(traces).hasShape("place");
    }

    @Test
    void makeCurrent_untilItIsClosed() {
        CapturedTraces traces = CapturedTraces.create();
        try (Scope unused = traces.makeCurrent()) {
            WovenByHand.place();
        }
        WovenByHand.place();
        assertThat(traces).hasShape("place");
    }

    @Test
    void end_givesTheThreadItsContextBack() {
        Context before = Context.current();
        try (TestState state = new TestState()) {
            assertThat(Context.current()).isNotSameAs(before);
            state.end(false);
            assertThat(Context.current()).isSameAs(before);
        }
    }

    @Test
    void close_ofATestThatNeverBegan_givesTheThreadItsContextBack() {
        Context before = Context.current();
        new TestState().close();
        assertThat(Context.current()).isSameAs(before);
    }
}
