package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In own mode a sampler keeps what it keeps in the SDK, and what it leaves out is handed on in the same way. */
class SamplerTest {

    private static final Sampler RATIO_0 = Sampler.traceIdRatioBased(0);
    private static final Sampler RATIO_1 = Sampler.traceIdRatioBased(1);

    static Stream<Arguments> samplers() {
        return Stream.of(
                arguments("", "", Sampler.parentBased(Sampler.alwaysOn())),
                arguments("parentbased_always_on", "", Sampler.parentBased(Sampler.alwaysOn())),
                arguments("parentbased_always_off", "", Sampler.parentBased(Sampler.alwaysOff())),
                arguments("always_on", "", Sampler.alwaysOn()),
                arguments("always_off", "", Sampler.alwaysOff()),
                arguments("parentbased_traceidratio", "0", Sampler.parentBased(RATIO_0)),
                arguments("parentbased_traceidratio", "1", Sampler.parentBased(RATIO_1)),
                arguments("traceidratio", "0", RATIO_0),
                arguments("traceidratio", "1", RATIO_1),
                arguments(ChoosySampler.NAME, "", new ChoosySampler()));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void sampled_inOwnMode_asInTheSdk(String name, String argument, Sampler sampler) {
        for (Context parent : List.of(Context.root(), remote("00"), remote("01"), remote("02"), remote("03"))) {
            assertThat(new SampledOrders(own(name, argument)).place(parent))
                    .isEqualTo(new SampledOrders(sampler).place(parent));
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void anySampler_inOwnMode_needsNoSpanOfTheSdk(String name, String argument, Sampler unused) {
        BusinessTransaction checkout = own(name, argument).build().transaction("checkout");
        checkout.run(transaction -> assertThat(transaction).isNotInstanceOf(JoinedSpan.class));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void half_ofTenThousandTraces_isTheHalfThatTheSdkKeeps(String name) {
        SplittableRandom random = new SplittableRandom(5);
        Sampler half = Sampler.traceIdRatioBased(0.5);
        Tracing tracing = own(name, "0.5").ids(random::nextLong).build();
        BusinessTransaction checkout = tracing.transaction("checkout");
        int kept = 0;
        for (int i = 0; i < 10_000; i++) {
            SpanContext ids = checkout.call(transaction -> Span.current().getSpanContext());
            assertThat(ids.isSampled()).isEqualTo(keeps(half, ids.getTraceId()));
            kept += ids.isSampled() ? 1 : 0;
        }
        assertThat(kept).isBetween(4_500, 5_500);
    }

    static Stream<String> halves() {
        return Stream.of("parentbased_traceidratio", "traceidratio");
    }

    private static boolean keeps(Sampler sampler, String trace) {
        return sampler.shouldSample(Context.root(), trace, "checkout", SpanKind.INTERNAL, Attributes.empty(), List.of())
                        .getDecision()
                == SamplingDecision.RECORD_AND_SAMPLE;
    }

    /** The extremes that random numbers never reach. */
    @Test
    void half_ofTracesAtItsBound_isTheHalfThatTheSdkKeeps() {
        Sampler half = Sampler.traceIdRatioBased(0.5);
        long bound = (long) (0.5 * Long.MAX_VALUE);
        for (long low : new long[] {bound - 1, bound, bound + 1, -bound, 1 - bound, 1, -1, Long.MIN_VALUE}) {
            LongSupplier ids = () -> low;
            BusinessTransaction checkout =
                    own("parentbased_traceidratio", "0.5").ids(ids).build().transaction("checkout");
            SpanContext context = checkout.call(transaction -> Span.current().getSpanContext());
            assertThat(context.isSampled()).isEqualTo(keeps(half, context.getTraceId()));
        }
    }

    private static TracingBuilder own(String name, String argument) {
        TracingBuilder builder = Tracing.builder().withoutShutdownHook();
        if (!argument.isEmpty()) {
            builder.property("otel.traces.sampler.arg", argument);
        }
        return name.isEmpty() ? builder : builder.property("otel.traces.sampler", name);
    }

    private static Context remote(String flags) {
        TraceState state = TraceState.builder().put("vendor", "v").build();
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", TraceFlags.fromHex(flags, 0), state)));
    }
}
