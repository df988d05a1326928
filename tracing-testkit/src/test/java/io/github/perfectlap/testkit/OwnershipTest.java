package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.testkit.misuse.ManyAtOnce;
import io.github.perfectlap.testkit.misuse.ManyWithGlobal;
import io.github.perfectlap.testkit.misuse.OpenTelemetrysKit;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a span is that came through something global. */
class OwnershipTest {

    private static final Logger logger = Logger.getLogger(OwnershipTest.class.getName());

    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @BeforeEach
    void forget() {
        GlobalOpenTelemetry.resetForTest();
        String unused = Strays.OF_PROCESS.take();
    }

    @AfterEach
    void reset() {
        GlobalOpenTelemetry.resetForTest();
        pool.shutdownNow();
    }

    @Test
    void manyAtOnce_noneFails_unlikeWithOpenTelemetrysKit() {
        assertThat(Launched.run(ManyAtOnce.class, ManyAtOnce.Twin.class).passed())
                .isEqualTo(200);
        assertSomeFail(Launched.run(OpenTelemetrysKit.ManyAtOnce.class));
    }

    @Test
    void openTelemetrysKit_oneTestAfterAnother_noneFails() {
        assertThat(Launched.run(OpenTelemetrysKit.OneAfterAnother.class).passed())
                .isEqualTo(200);
    }

    /** Because they see spans of each other. */
    private static void assertSomeFail(Launched theirs) {
        logger.info(() -> "With OpenTelemetry's kit " + (200 - theirs.passed()) + " of 200 fail");
        assertThat(theirs.passed()).isLessThan(200);
        assertThat(theirs.failures().values()).anyMatch(message -> message.contains("Expected size: 100 but was:"));
    }

    @Test
    void twoClassesWithTheGlobal_noneFails_unlikeWithOpenTelemetrysKit() {
        Launched ours = Launched.run(ManyWithGlobal.class, ManyWithGlobal.Twin.class);
        assertThat(ours.failures()).isEmpty();
        assertThat(ours.passed()).isEqualTo(200);
        assertThat(Strays.OF_PROCESS.take()).isEmpty();
        assertSomeFail(Launched.run(OpenTelemetrysKit.ManyWithGlobal.class, OpenTelemetrysKit.Twin.class));
    }

    @TracingTest
    void arrivedFromElsewhere_belongsToTheTestOfItsTrace(CapturedTraces traces) throws Exception {
        CapturedTraces.routeGlobal();
        Map<String, String> headers = new HashMap<>();
        traces.tracing().transaction("checkout").run(tx -> GlobalOpenTelemetry.getPropagators()
                .getTextMapPropagator()
                .inject(tx.context(), headers, Map::put));
        Span sent = Span.fromContext(CaptureSdk.PROPAGATOR.extract(Context.root(), headers, HeaderGetter.INSTANCE));
        pool.submit(() -> start(Context.root().with(sent))).get();
        assertThat(traces).hasShape("checkout > ship");
        assertThat(headers.get("baggage")).contains("lap.name=checkout");
    }

    @TracingTest
    void poolsThreadWithoutContext_belongsToNobodyAndIsNamed(CapturedTraces traces) throws Exception {
        CapturedTraces.routeGlobal();
        pool.submit(() -> start(Context.current())).get();
        assertThat(traces).isEmpty();
        assertThat(Strays.OF_PROCESS.take()).matches("""
            1 span belongs to no test, and no test has seen it:
              STRAY    ship, started by thread pool-\\d+-thread-1 at .*
            Hand the context on to the thread, such as by Context\\.taskWrapping\\(executor\\)\\.""");
    }

    @TracingTest
    void poolsThreadWithContext_belongsToTheTest(CapturedTraces traces) throws Exception {
        CapturedTraces.routeGlobal();
        Context.taskWrapping(pool).submit(() -> start(Context.current())).get();
        assertThat(traces).hasShape("ship");
    }

    @Test
    void spanAfterItsTest_belongsToNobody() throws Exception {
        CapturedTraces.routeGlobal();
        CapturedTraces traces = CapturedTraces.create();
        Context late = Context.root().with(RunningTests.KEY, traces);
        traces.close();
        start(late);
        assertThat(traces).isEmpty();
        assertThat(Strays.OF_PROCESS.take()).startsWith("1 span belongs to no test");
    }

    @TracingTest
    void annotatedMethodOnAPlainThread_belongsToTheTest(CapturedTraces traces) throws Exception {
        CapturedTraces.routeAnnotations();
        Thread plain = new Thread(WovenByHand::place);
        plain.start();
        plain.join();
        assertThat(traces).hasShape("place");
    }

    @Test
    void routeGlobal_anotherIsGlobal_isRefused() {
        GlobalOpenTelemetry.set(OpenTelemetry.noop());
        assertThatThrownBy(CapturedTraces::routeGlobal)
                .hasMessageStartingWith("GlobalOpenTelemetry is set already")
                .hasMessageContaining("call routeGlobal() before");
    }

    @Test
    void routeGlobal_again_changesNothing() {
        CapturedTraces.routeGlobal();
        CapturedTraces.routeGlobal();
        assertThat(GlobalOpenTelemetry.isSet()).isTrue();
    }

    private static void start(Context parent) {
        GlobalOpenTelemetry.getTracer("client")
                .spanBuilder("ship")
                .setParent(parent)
                .startSpan()
                .end();
    }
}
