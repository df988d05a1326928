package io.github.perfectlap.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TreePrinterTest {

    private static final Pattern TIME = Pattern.compile(" +[0-9.,]+ ms");

    private final List<String> drawings = new CopyOnWriteArrayList<>();
    private SdkTracerProvider provider = provider(TreePrinter.to(drawings::add));

    @AfterEach
    void shutDown() {
        provider.close();
    }

    @Test
    void onEnd_localRootEnds_drawsTheTree() {
        Span root = start("checkout", Context.root());
        start("load cart", root).end();
        assertThat(drawings).isEmpty();
        root.end();

        assertThat(drawings).hasSize(1);
        assertThat(withoutTimes(drawings.get(0))).isEqualTo("""
            checkout unknown_service:java
            └─ load cart
            no transaction
            """);
    }

    @Test
    void onEnd_childEndsAfterItsRoot_waitsForIt() {
        Span root = start("checkout", Context.root());
        Span slow = start("audit", root);
        root.end();
        assertThat(drawings).isEmpty();
        slow.end();

        assertThat(drawings).hasSize(1);
        assertThat(drawings.get(0)).contains("└─ audit");
    }

    @Test
    void onEnd_spanStartedAfterTheDrawing_isDrawnAsAnAddition() {
        Span root = start("checkout", Context.root());
        root.end();
        start("late", root).end();

        assertThat(drawings).hasSize(2);
        assertThat(drawings.get(1))
                .startsWith("added to trace " + root.getSpanContext().getTraceId() + ", drawn before:\nlate");
    }

    @Test
    void onEnd_continuationOfTheSameTraceLater_isATreeOfItsOwn() {
        Span root = start("checkout", Context.root());
        root.end();
        start("pack order", Context.root().with(Span.wrap(asIfRemote(root)))).end();

        assertThat(drawings.get(1)).startsWith("pack order ").contains("(parent elsewhere)");
    }

    @Test
    void onEnd_twoTransactionsAtOnce_areNotMixed() {
        Span first = start("first", Context.root());
        Span second = start("second", Context.root());
        start("step of second", second).end();
        first.end();
        second.end();

        assertThat(drawings).hasSize(2);
        assertThat(drawings.get(0)).startsWith("first ").doesNotContain("second");
        assertThat(drawings.get(1)).startsWith("second ").contains("step of second");
    }

    @Test
    void onEnd_moreSpansThanTheLimit_saysHowManyAreLeftOutAndKeepsTheRoot() {
        provider = provider(TreePrinter.to(drawings::add).withLimits(10, 3));
        Span root = start("batch", Context.root());
        for (int item = 0; item < 10; item++) {
            start("item " + item, root).end();
        }
        root.end();

        assertThat(drawings).hasSize(1);
        assertThat(withoutTimes(drawings.get(0)))
                .startsWith("batch unknown_service:java\n├─ item 0\n└─ item 1\n")
                .endsWith("8 spans left out, beyond the limit for one trace\n");
    }

    @Test
    void onStart_moreTracesThanTheLimit_drawsTheOldestAsFarAsItIs() {
        provider = provider(TreePrinter.to(drawings::add).withLimits(2, 10));
        Span oldest = start("oldest", Context.root());
        start("step", oldest).end();
        start("second", Context.root());
        start("third", Context.root());

        assertThat(drawings).hasSize(1);
        assertThat(drawings.get(0)).startsWith("step ").endsWith("1 span still open when this was drawn: oldest\n");
    }

    @Test
    void shutdown_spanNeverEnded_isNamed() {
        start("forgotten", Context.root());
        provider.close();

        assertThat(drawings).containsExactly("1 span still open when this was drawn: forgotten\n");
    }

    @Test
    void onEnd_outputThrows_isCountedAndNotThrown() {
        TreePrinter printer = TreePrinter.to(text -> {
            throw new AssertionError("no paper");
        });
        provider = provider(printer);
        start("a", Context.root()).end();
        start("b", Context.root()).end();

        assertThat(printer.failures()).isEqualTo(2);
    }

    @Test
    void to_stream_writesTheDrawing() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        provider = provider(TreePrinter.to(new PrintStream(bytes, true, UTF_8)));
        start("checkout", Context.root()).end();

        assertThat(bytes.toString(UTF_8)).startsWith("checkout ").endsWith("no transaction\n");
    }

    @Test
    void withLimits_zero_saysWhatWouldDo() {
        TreePrinter printer = TreePrinter.to(drawings::add);

        assertThatThrownBy(() -> printer.withLimits(0, 1)).hasMessage("maxTraces must be at least 1, but was 0");
        assertThatThrownBy(() -> printer.withLimits(1, -1)).hasMessage("maxSpans must be at least 1, but was -1");
    }

    @Test
    void onEnd_manyThreads_everySpanIsDrawnOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int number = 0; number < 500; number++) {
            Span root = start("root", Context.root());
            threads.execute(() -> start("child", root).end());
            threads.execute(root::end);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        String all = String.join("", drawings);
        assertThat(Pattern.compile("\\broot\\b").matcher(all).results().count()).isEqualTo(500);
        assertThat(Pattern.compile("\\bchild\\b").matcher(all).results().count())
                .isEqualTo(500);
    }

    private static SdkTracerProvider provider(TreePrinter printer) {
        return SdkTracerProvider.builder().addSpanProcessor(printer).build();
    }

    private Span start(String name, Span parent) {
        return start(name, Context.root().with(parent));
    }

    private Span start(String name, Context parent) {
        Tracer tracer = provider.get("test");
        return tracer.spanBuilder(name).setParent(parent).startSpan();
    }

    private static SpanContext asIfRemote(Span span) {
        SpanContext own = span.getSpanContext();
        return SpanContext.createFromRemoteParent(
                own.getTraceId(), own.getSpanId(), TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static String withoutTimes(String drawing) {
        return TIME.matcher(drawing).replaceAll("").replace("  ", " ");
    }
}
