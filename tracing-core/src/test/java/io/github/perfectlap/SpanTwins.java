package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A span of ours and one of OpenTelemetry's SDK, to both of which the same is done. They have the same limits, clock
 * and ids.
 */
final class SpanTwins implements IdGenerator {

    private static final int MOST_OPERATIONS = 18;

    private final SteppedClock clock = new SteppedClock();
    private final SpanWatch ourWatch;
    private final SpanWatch sdkWatch;
    private final BusinessTransaction definition;
    private final Tracer sdk;
    private SpanContext ids = SpanContext.getInvalid();
    private List<Object> said = new ArrayList<>();

    SpanTwins(SomeLimits limits, boolean seesStarts) {
        ourWatch = new SpanWatch(seesStarts);
        sdkWatch = new SpanWatch(seesStarts);
        Tracing tracing = limits.tracing().processor(ourWatch).clock(clock).build();
        definition = tracing.transaction("checkout");
        sdk = SdkTracerProvider.builder()
                .setSpanLimits(limits.spanLimits())
                .setClock(clock)
                .setIdGenerator(this)
                .setResource(resource(tracing))
                .addSpanProcessor(sdkWatch)
                .build()
                .get(Tracing.SCOPE);
    }

    /** Of the SDK that is configured for us. */
    private static Resource resource(Tracing tracing) {
        Span plain =
                tracing.openTelemetry().getTracer("plain").spanBuilder("plain").startSpan();
        return ((ReadableSpan) plain).toSpanData().getResource();
    }

    @Override
    public String generateSpanId() {
        return ids.getSpanId();
    }

    @Override
    public String generateTraceId() {
        return ids.getTraceId();
    }

    @Override
    public boolean generatesRandomTraceIds() {
        return true;
    }

    /** What was done last, for whom it concerns. */
    List<Object> said() {
        return said;
    }

    /** Does the same to a new span of each, and compares all that can be seen of them. */
    void live(RandomGenerator random) {
        said = new ArrayList<>();
        RandomValues values = new RandomValues(random);
        RandomOperations operations = new RandomOperations(random);
        List<Operation> atStart = values.oneIn(3) ? List.of(operations.any(), operations.any()) : List.of();
        if (values.oneIn(3)) {
            asTransaction(values, operations, atStart);
        } else {
            asStep(values, operations, atStart);
        }
    }

    private void asTransaction(RandomValues values, RandomOperations operations, List<Operation> atStart) {
        Context parent = values.oneIn(2) ? Context.root() : Context.root().with(Span.wrap(values.remote()));
        SpanKind kind = values.any(SpanKind.values());
        Attributes known = values.attributes();
        said.add(List.of("transaction", kind, parent, known, "at start", atStart));
        TransactionBuilder builder = definition.from(parent).kind(kind);
        known.forEach((key, value) -> put(builder, key, value));
        watch(atStart);
        try (Transaction transaction = builder.start()) {
            ReadWriteSpan other = sdkSpan("checkout", parent, kind, transaction.context(), known);
            grow(values, operations, transaction, other);
            boolean isClosedByUs = !other.hasEnded();
            transaction.complete();
            transaction.close();
            other.end();
            Attributes more = Attributes.of(
                    TransactionAttributes.OUTCOME,
                    "ok",
                    TransactionAttributes.END_TO_END,
                    EpochClock.micros(other.getLatencyNanos()) / 1e6);
            compareEnded(transaction.context(), other, isClosedByUs ? more : Attributes.empty());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // as it stood in a set of attributes
    private static void put(TransactionBuilder builder, AttributeKey<?> key, Object value) {
        builder.attribute((AttributeKey) key, value);
    }

    private void asStep(RandomValues values, RandomOperations operations, List<Operation> atStart) {
        Role role = values.any(Role.STEP, Role.NEXT, Role.HAND_OFF);
        SpanKind kind = role == Role.HAND_OFF ? SpanKind.PRODUCER : SpanKind.INTERNAL;
        said.add(List.of(role, "at start", atStart));
        watch(List.of());
        try (Transaction transaction = definition
                .from(values.oneIn(2) ? Context.root() : Context.root().with(Span.wrap(values.remote())))
                .start()) {
            SpanContext plain = ((SpanFace) Span.fromContext(transaction.context())).toSpanContext();
            watch(atStart);
            Step step = opened(transaction, role);
            ReadWriteSpan other = sdkSpan(
                    "charge card", Context.root().with(Span.wrap(plain)), kind, step.context(), Attributes.empty());
            grow(values, operations, step, other);
            step.complete();
            step.close();
            other.end();
            compareEnded(step.context(), other, Attributes.empty());
            transaction.complete();
        }
    }

    private static Step opened(Transaction transaction, Role role) {
        return switch (role) {
            case NEXT -> transaction.next("charge card");
            case HAND_OFF -> transaction.handOff("charge card");
            default -> transaction.step("charge card");
        };
    }

    private void watch(List<Operation> atStart) {
        ourWatch.reset(atStart);
        sdkWatch.reset(atStart);
    }

    private ReadWriteSpan sdkSpan(String name, Context parent, SpanKind kind, Context ours, Attributes known) {
        ids = Span.fromContext(ours).getSpanContext();
        return (ReadWriteSpan) sdk.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute(TransactionAttributes.NAME, "checkout")
                .setAllAttributes(known)
                .startSpan();
    }

    private void grow(RandomValues values, RandomOperations operations, Step step, ReadWriteSpan other) {
        ReadWriteSpan ours = (ReadWriteSpan) Span.fromContext(step.context());
        boolean endsEarly = values.oneIn(2);
        for (int i = values.below(MOST_OPERATIONS); i > 0; i--) {
            clock.pass(values.oneIn(20) ? 1_500_000_000L : values.below(3));
            Operation next = endsEarly && values.oneIn(8) ? operations.end() : operations.any();
            said.add(next);
            same(next.onOurs(ours, step), next.on(other));
        }
        same(SpanFacts.read(ours), SpanFacts.read(other));
    }

    /** A million comparisons, of which AssertJ is only told where they fail. */
    private static void same(@Nullable Object ours, @Nullable Object theirs) {
        if (!Objects.equals(ours, theirs)) {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    private void compareEnded(Context context, ReadWriteSpan other, Attributes more) {
        ReadWriteSpan ours = (ReadWriteSpan) Span.fromContext(context);
        SpanFacts expected = SpanFacts.of(other.toSpanData()).plus(more);
        same(SpanFacts.of(ours.toSpanData()), expected);
        same(ourWatch.starts(), sdkWatch.starts());
        same(ourWatch.ended().size(), 1);
        same(ourWatch.ended().get(0).get(0), expected);
        if (more.isEmpty()) {
            same(ourWatch.ended(), sdkWatch.ended());
        }
        same(ours.getSpanContext(), other.getSpanContext());
        same(ours.getSpanContext().hashCode(), other.getSpanContext().hashCode());
    }
}
