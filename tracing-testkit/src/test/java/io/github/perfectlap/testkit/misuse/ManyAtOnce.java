package io.github.perfectlap.testkit.misuse;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A hundred tests that share an instance and run side by side; run by a launcher only. */
@ExtendWith(TracingExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
public class ManyAtOnce {

    @BeforeEach
    void login(Tracing tracing) {
        tracing.transaction("login").run(tx -> {});
    }

    @RepeatedTest(100)
    void checkout(Tracing tracing, CapturedTraces traces, RepetitionInfo repetition) {
        int number = repetition.getCurrentRepetition();
        tracing.transaction("checkout").run(tx -> tx.run("ship", step -> step.attribute("order.id", number)));
        assertThat(traces).hasShape("login\ncheckout\n  ship {order.id=" + number + "}");
    }

    /** The same again, for two classes at once. */
    public static class Twin extends ManyAtOnce {}
}
