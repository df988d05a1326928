package io.github.perfectlap.testkit.misuse;

import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks for the traces of a test where there is no test yet; run by a launcher only. */
@ExtendWith(TracingExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
public class OncePerClass {

    OncePerClass(CapturedTraces traces) {
        traces.allowFailures();
    }

    @Test
    void neverRuns() {}
}
