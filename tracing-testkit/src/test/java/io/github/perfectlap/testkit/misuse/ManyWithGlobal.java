package io.github.perfectlap.testkit.misuse;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;

import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingExtension;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A hundred tests side by side of code that insists on the global instance; run by a launcher only. */
@ExtendWith(TracingExtension.class)
@Execution(ExecutionMode.CONCURRENT)
public class ManyWithGlobal {

    /** Code as there is much of it. */
    private static final class Shop {

        private static final Tracer TRACER = GlobalOpenTelemetry.getTracer("shop");

        static void checkout(int order) {
            Span span = TRACER.spanBuilder("checkout").startSpan();
            try (Scope scope = span.makeCurrent()) {
                mail(order);
            } finally {
                span.end();
            }
        }

        static void mail(int order) {
            TRACER.spanBuilder("mail")
                    .setAttribute("order.id", order)
                    .startSpan()
                    .end();
        }
    }

    @BeforeAll
    static void route() {
        CapturedTraces.routeGlobal();
    }

    @RepeatedTest(100)
    void checkout(CapturedTraces traces, RepetitionInfo repetition) throws Exception {
        int order = repetition.getCurrentRepetition();
        Thread withoutContext = new Thread(() -> Shop.mail(order));
        withoutContext.start();
        Shop.checkout(order);
        withoutContext.join();
        String mail = "mail {order.id=" + order + "}";
        assertThat(traces).hasShape("checkout\n  " + mail + "\n" + mail);
    }

    /** The same again, for two classes at once. */
    public static class Twin extends ManyWithGlobal {}
}
