package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an extension of the SDK throws, business code sees its own results and exceptions. */
class FirstLawTest {

    static Stream<Named<Supplier<Throwable>>> throwables() {
        return Stream.of(
                Named.of("exception", IllegalStateException::new),
                Named.of("linkage error", NoClassDefFoundError::new),
                Named.of("out of memory", OutOfMemoryError::new),
                Named.of("stack overflow", StackOverflowError::new));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void processorThrows_resultAndExceptionArriveUnchanged(Supplier<Throwable> thrown) {
        assertUnharmed(SdkTracerProvider.builder().addSpanProcessor(new Faulty(thrown, true, false)));
        assertUnharmed(SdkTracerProvider.builder().addSpanProcessor(new Faulty(thrown, false, true)));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void idGeneratorThrows_resultAndExceptionArriveUnchanged(Supplier<Throwable> thrown) {
        assertUnharmed(SdkTracerProvider.builder()
                .addSpanProcessor(new Faulty(thrown, false, false))
                .setIdGenerator(new FaultyIds(thrown)));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void samplerThrows_resultAndExceptionArriveUnchanged(Supplier<Throwable> thrown) {
        assertUnharmed(SdkTracerProvider.builder()
                .addSpanProcessor(new Faulty(thrown, false, false))
                .setSampler(new Sampler() {
                    @Override
                    public SamplingResult shouldSample(
                            Context parent,
                            String trace,
                            String name,
                            SpanKind kind,
                            Attributes attributes,
                            List<LinkData> links) {
                        throw FirstLawTest.<RuntimeException>sneaky(thrown.get());
                    }

                    @Override
                    public String getDescription() {
                        return "faulty";
                    }
                }));
    }

    private static void assertUnharmed(SdkTracerProviderBuilder faulty) {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(faulty.build())
                .setPropagators(ContextPropagators.noop())
                .build();
        BusinessTransaction checkout =
                Tracing.builder().openTelemetry(sdk).build().transaction("checkout");
        Exception own = new Exception("own");
        Context before = Context.current();
        int answer = checkout.call(tx -> tx.step("pay", () -> 42));
        assertThat(answer).isEqualTo(42);
        assertThat(catchThrowable(() -> checkout.run(tx -> tx.step("pay", () -> raise(own)))))
                .isSameAs(own)
                .hasNoSuppressedExceptions();
        assertThat(Context.current()).isSameAs(before);
    }

    private static void raise(Exception exception) throws Exception {
        throw exception;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what no signature says
    private static <E extends Throwable> E sneaky(Throwable throwable) throws E {
        throw (E) throwable;
    }

    private record Faulty(Supplier<Throwable> thrown, boolean atStart, boolean atEnd) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            throw FirstLawTest.<RuntimeException>sneaky(thrown.get());
        }

        @Override
        public boolean isStartRequired() {
            return atStart;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            throw FirstLawTest.<RuntimeException>sneaky(thrown.get());
        }

        @Override
        public boolean isEndRequired() {
            return atEnd;
        }
    }

    private record FaultyIds(Supplier<Throwable> thrown) implements IdGenerator {

        @Override
        public String generateSpanId() {
            throw FirstLawTest.<RuntimeException>sneaky(thrown.get());
        }

        @Override
        public String generateTraceId() {
            throw FirstLawTest.<RuntimeException>sneaky(thrown.get());
        }
    }
}
