package io.github.perfectlap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Records in objects of our own, for the sampler, the processors and the exporters of an SDK that is ours alone. */
final class OwnRecorder extends Recorder {

    static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create(Tracing.SCOPE);

    private static final int KEPT = SlottedStep.RECORDING | OwnSpan.SAMPLED;
    private static final int HELD = SlottedStep.RECORDING | OwnSpan.HELD;

    /** What a sampler sees as the parent of a new trace: no span, and a random number for a trace's id. */
    private static final Span RANDOM_ROOT = Span.wrap(SpanContext.create(
            TraceId.getInvalid(),
            SpanId.getInvalid(),
            TraceFlags.builder().setRandomTraceId(true).build(),
            TraceState.getDefault()));

    private final Pipeline pipeline;
    private final boolean seesStarts;
    private final Sampling sampling;
    private final LongSupplier ids;

    OwnRecorder(OpenTelemetry openTelemetry, Pipeline pipeline, Habits habits) {
        super(openTelemetry, habits);
        this.pipeline = pipeline;
        this.seesStarts = pipeline.seesStarts();
        this.sampling = pipeline.sampling();
        this.ids = habits.ids();
    }

    Resource resource() {
        return pipeline.resource();
    }

    SpanLimits limits() {
        return pipeline.limits();
    }

    /** A number for half a trace's id or a span's, never zero. */
    long newId() {
        long id = ids.getAsLong();
        while (id == 0) {
            id = ids.getAsLong();
        }
        return id;
    }

    @Override
    Watched start(
            BusinessTransaction definition,
            Context parent,
            @Nullable Passport arrived,
            SpanKind kind,
            Attributes attributes) {
        Span around = Span.fromContextOrNull(parent);
        SpanContext above = around == null ? SpanContext.getInvalid() : around.getSpanContext();
        if (above.isValid()) {
            return startBelow(definition, parent, above, arrived, kind, attributes);
        }
        long low = newId();
        boolean isLeftOut = sampling.isKnown() && !sampling.keeps(low);
        if (isLeftOut && keeping() == null && !definition.declared().needsSteps()) {
            UnsampledLap lap = new UnsampledLap(definition, arrived, kind, parent);
            lap.join(0, low, TraceState.getDefault());
            return started(lap);
        }
        Lap lap = new Lap(definition, arrived, kind);
        lap.join(newId(), low, TraceState.getDefault());
        lap.startAt(clock().nanoTime());
        noteShape(lap);
        return sampling.isKnown()
                ? open(
                        lap,
                        parent,
                        definition.name(),
                        Role.TRANSACTION,
                        lap.startNanos(),
                        (isLeftOut ? held(lap, above) : KEPT) | OwnSpan.RANDOM_TRACE,
                        attributes)
                : ask(lap, parent, definition.name(), Role.TRANSACTION, lap.startNanos(), attributes, true);
    }

    private Watched startBelow(
            BusinessTransaction definition,
            Context parent,
            SpanContext above,
            @Nullable Passport arrived,
            SpanKind kind,
            Attributes attributes) {
        long high = above instanceof SpanFace face ? face.span().lap().traceHigh() : Hex.high(above.getTraceId());
        long low = above instanceof SpanFace face ? face.span().lap().traceLow() : Hex.low(above.getTraceId());
        int random = above.getTraceFlags().isTraceIdRandom() ? OwnSpan.RANDOM_TRACE : 0;
        boolean isLeftOut = sampling.isKnown() && (treeOf(above) != null || !isKept(above, low));
        if (isLeftOut && keeping() == null && !definition.declared().needsSteps()) {
            UnsampledLap lap = new UnsampledLap(definition, arrived, kind, parent);
            lap.join(high, low, above.getTraceState());
            return started(lap);
        }
        Lap lap = new Lap(definition, arrived, kind);
        lap.join(high, low, above.getTraceState());
        lap.startAt(clock().nanoTime());
        noteShape(lap);
        return sampling.isKnown()
                ? open(
                        lap,
                        parent,
                        definition.name(),
                        Role.TRANSACTION,
                        lap.startNanos(),
                        (isLeftOut ? held(lap, above) : KEPT) | random,
                        attributes)
                : ask(lap, parent, definition.name(), Role.TRANSACTION, lap.startNanos(), attributes, false);
    }

    private void noteShape(Lap lap) {
        if (isShaped()) {
            lap.noteShape();
        }
    }

    /**
     * The marks of a transaction that is not in the share: it waits for the decision whether it is kept, or is recorded
     * nowhere where nobody decides that, and only its steps are wanted.
     */
    private int held(Lap lap, SpanContext above) {
        Keeping keeping = keeping();
        if (keeping == null) {
            return 0;
        }
        boolean isOthers = above.isValid() && !above.isRemote() && !isOwn(above);
        keeping.started(lap, treeOf(above), isOthers);
        return HELD;
    }

    private boolean isOwn(SpanContext ids) {
        return ids instanceof SpanFace face && face.span().lap().recorder() == this;
    }

    /** The tree in which a span of ours waits, or null. */
    private @Nullable LocalTree treeOf(SpanContext ids) {
        return isOwn(ids) && ids instanceof SpanFace face ? face.span().lap().tree() : null;
    }

    private UnsampledLap started(UnsampledLap lap) {
        if (lap.isMeasured()) {
            lap.startAt(clock().nanoTime());
        }
        return lap;
    }

    @Override
    RecordedStep step(Lap lap, Context parent, String name, Role role, long startNanos) {
        if (parent instanceof OwnSpan around && sampling.isKnown()) {
            // All this first: references that are written into an object right where it is made cost the collector
            // nothing.
            long id = newId();
            int marks = around.marks();
            Object[] cell = Attachable.cellIn(parent);
            OwnSpan span = new OwnSpan(lap, parent, cell, name, role, startNanos, id, marks);
            started(parent, span);
            return shaped(span);
        }
        return shaped(below(lap, parent, name, role, startNanos));
    }

    private OwnSpan shaped(OwnSpan step) {
        if (isShaped()) {
            Shape.opened(step);
        }
        return step;
    }

    /** A step below somebody else's span, or one that the sampler is asked about. */
    private OwnSpan below(Lap lap, Context parent, String name, Role role, long startNanos) {
        if (!sampling.isKnown()) {
            return ask(lap, parent, name, role, startNanos, Attributes.empty(), false);
        }
        SpanContext above = Span.fromContext(parent).getSpanContext();
        int random = above.getTraceFlags().isTraceIdRandom() ? OwnSpan.RANDOM_TRACE : 0;
        return open(
                lap,
                parent,
                name,
                role,
                startNanos,
                random | (lap.tree() == null && isKept(above, lap.traceLow()) ? KEPT : restOf(lap)),
                Attributes.empty());
    }

    /** The marks of a step that is not in the share. */
    private static int restOf(Lap lap) {
        return lap.tree() == null ? 0 : HELD;
    }

    private boolean isKept(SpanContext above, long traceLow) {
        return sampling.followsParent() ? above.isSampled() : sampling.keeps(traceLow);
    }

    private OwnSpan open(
            Lap lap, Context parent, String name, Role role, long startNanos, int marks, Attributes attributes) {
        long id = newId();
        Object[] cell = cellFor(role, parent);
        OwnSpan span = new OwnSpan(lap, parent, cell, name, role, startNanos, id, marks);
        if (!attributes.isEmpty()) {
            attributes.forEach(span::set);
        }
        started(parent, span);
        return span;
    }

    /** A transaction is told its own later; see {@link Watched#startedOn}. */
    private static Object @Nullable [] cellFor(Role role, Context parent) {
        return role == Role.TRANSACTION ? null : Attachable.cellIn(parent);
    }

    private void started(Context parent, OwnSpan span) {
        if (seesStarts && span.isRecording()) {
            pipeline.started(parent, span.face());
        }
    }

    /** Asks the sampler, as OpenTelemetry's SDK does for each of its spans. */
    private OwnSpan ask(
            Lap lap, Context parent, String name, Role role, long startNanos, Attributes attributes, boolean isRoot) {
        SamplingResult result = problems().ask("The sampler", SamplingResult.drop(), () -> sampling.sampler()
                .shouldSample(
                        isRoot ? parent.with(RANDOM_ROOT) : parent,
                        lap.traceId(),
                        name,
                        role.kind(lap),
                        attributes.toBuilder()
                                .put(TransactionAttributes.NAME, lap.name())
                                .build(),
                        List.of()));
        SpanContext above = Span.fromContext(parent).getSpanContext();
        SamplingDecision decision = result.getDecision();
        int rest = role == Role.TRANSACTION && decision != SamplingDecision.RECORD_AND_SAMPLE
                ? held(lap, above)
                : restOf(lap);
        boolean isRandom = isRoot || above.getTraceFlags().isTraceIdRandom();
        OwnSpan span = new OwnSpan(
                lap,
                parent,
                cellFor(role, parent),
                name,
                role,
                startNanos,
                newId(),
                marks(decision, rest) | (isRandom ? OwnSpan.RANDOM_TRACE : 0));
        attributes.forEach(span::set);
        problems().guard("The sampler", () -> {
            span.traceState(result.getUpdatedTraceState(above.getTraceState()));
            result.getAttributes().forEach(span::set);
        });
        started(parent, span);
        return span;
    }

    /** @param rest marks of what is not in the share */
    private static int marks(SamplingDecision decision, int rest) {
        return switch (decision) {
            case RECORD_AND_SAMPLE -> KEPT;
            case RECORD_ONLY -> SlottedStep.RECORDING | rest;
            case DROP -> rest;
        };
    }

    void ended(OwnSpan span) {
        pipeline.ended(seesStarts ? span.face() : span);
    }
}
