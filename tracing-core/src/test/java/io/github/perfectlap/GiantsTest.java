package io.github.perfectlap;

import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application may hand to telemetry by mistake: far more than anybody can export. */
class GiantsTest {

    private static final int MILLION = 1_000_000;
    private static final long MAX_CHARACTERS = 256 * 1024;

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final LogLines log = new LogLines();
    private final Tracing tracing = Tracing.builder()
            .withoutShutdownHook()
            .processor(SimpleSpanProcessor.create(new KeptAfterClose(exporter)))
            .build();
    private final BusinessTransaction checkout = tracing.transaction("checkout");

    @AfterEach
    void close() {
        tracing.close();
        log.close();
    }

    static Stream<Named<Consumer<Step>>> giants() {
        return Stream.of(
                Named.of("1 M attributes", step -> times(i -> step.attribute("key " + i, i))),
                Named.of("1 M events", step -> times(i -> step.event("event " + i))),
                Named.of("a value of 50 MB", step -> step.attribute("key", text(50 * MILLION))),
                Named.of("a list of 1 M texts", step -> step.attribute(stringArrayKey("key"), list())),
                Named.of("a key of 1 MB", step -> step.attribute(text(MILLION), "value")),
                Named.of("an event's value of 50 MB", step -> step.event("event", value(50 * MILLION))),
                Named.of("an event's name of 1 MB", step -> step.event(text(MILLION))),
                Named.of("an exception with 10 MB of stack", step -> step.fail(stack())),
                Named.of("a reason of 1 MB", step -> step.fail(text(MILLION))),
                Named.of("a step's name of 1 MB", step -> step.step(text(MILLION), () -> {})));
    }

    @ParameterizedTest
    @MethodSource("giants")
    void giant_isExportedInPartAndSaysSo(Consumer<Step> giant) {
        checkout.run(tx -> tx.run("step", giant::accept));
        assertThat(exported().mapToLong(SpanTexts::characters).sum()).isLessThanOrEqualTo(MAX_CHARACTERS);
        assertThat(exported()).anyMatch(SpanTexts::isMarkedAsCut);
    }

    @Test
    void giants_oneInEachStep_theTransactionIsExportedInPart() {
        checkout.run(tx -> giants().forEach(giant -> tx.run("step", giant.getPayload()::accept)));
        assertThat(exported().mapToLong(SpanTexts::characters).sum()).isLessThanOrEqualTo(MAX_CHARACTERS);
        assertThat(exported().filter(SpanTexts::isMarkedAsCut)).hasSizeGreaterThanOrEqualTo((int) giants().count());
    }

    @Test
    void whatIsOfACommonSize_isExportedWhole() {
        checkout.run(tx -> tx.attribute("key", text(1_000)).event("event", value(1_000)));
        assertThat(exported()).noneMatch(SpanTexts::isMarkedAsCut);
    }

    private Stream<SpanTexts> exported() {
        return exporter.getFinishedSpanItems().stream().map(SpanTexts::new);
    }

    private static void times(Consumer<Integer> each) {
        IntStream.range(0, MILLION).forEach(each::accept);
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    private static List<String> list() {
        return Collections.nCopies(MILLION, "red");
    }

    private static Attributes value(int length) {
        return Attributes.of(stringKey("key"), text(length));
    }

    private static Throwable stack() {
        StackTraceElement[] frames = new StackTraceElement[100];
        Arrays.fill(frames, new StackTraceElement(text(MILLION / 10), "method", "File.java", 1));
        Throwable thrown = new IllegalStateException();
        thrown.setStackTrace(frames);
        return thrown;
    }
}
