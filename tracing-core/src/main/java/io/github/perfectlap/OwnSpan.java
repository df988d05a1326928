package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transaction or step whose data is kept here, for the processors and exporters of an SDK of ours.
 *
 * <p>The thread that opened it writes its first attributes into slots, without a lock: a slot is written once, and
 * seen by others when it is counted. Whatever is rare, or comes from other threads, goes into {@link SpanDetails}.
 */
final class OwnSpan extends Recorded implements ReadableSpan {

    /** Given when it is made: its data is kept and given to processors. */
    static final int RECORDING = OWN_MARK;

    static final int SAMPLED = OWN_MARK << 1;
    static final int RANDOM_TRACE = OWN_MARK << 2;

    /** There is something that did not fit into slots, so that slots are no longer filled. */
    private static final int DETAILED = OWN_MARK << 3;

    /** Recorded, and kept or not as its local tree is. */
    static final int HELD = OWN_MARK << 4;

    private static final VarHandle KEY0 = Fields.handle(MethodHandles.lookup(), "key0", Object.class);
    private static final VarHandle KEY1 = Fields.handle(MethodHandles.lookup(), "key1", Object.class);
    private static final VarHandle KEY2 = Fields.handle(MethodHandles.lookup(), "key2", Object.class);
    private static final VarHandle END = Fields.handle(MethodHandles.lookup(), "endNanos", long.class);
    private static final int SLOTS = 3;

    /** Stands for the one number that is kept unboxed. */
    private enum Unboxed {
        LONG,
        DOUBLE
    }

    private final long spanId;
    private volatile long endNanos;
    private long number;

    private @Nullable Object key0;
    private @Nullable Object key1;
    private @Nullable Object key2;
    private @Nullable Object value0;
    private @Nullable Object value1;
    private @Nullable Object value2;
    private volatile @Nullable SpanFace face;

    OwnSpan(Lap lap, Context parent, String name, Role role, long startNanos, long spanId, int marks) {
        super(lap, parent, name, role, startNanos, marks);
        this.spanId = spanId;
    }

    long spanId() {
        return spanId;
    }

    OwnRecorder recorder() {
        return (OwnRecorder) lap().recorder();
    }

    boolean isRecording() {
        return isMarked(RECORDING) && !isSpanEnded();
    }

    @Override
    boolean isSampled() {
        return isMarked(SAMPLED) || (isMarked(HELD) && isKept());
    }

    private boolean isKept() {
        Keeping keeping = lap().recorder().keeping();
        return keeping != null && keeping.isKept(lap());
    }

    /** What its steps inherit where the sampler decides once for all of them. */
    int marks() {
        return marksOf(RECORDING | SAMPLED | RANDOM_TRACE | HELD);
    }

    /** Sets the trace state that a sampler gave it, where that is not its transaction's. */
    void traceState(TraceState state) {
        if (!state.equals(lap().traceState())) {
            details().traceState(state);
        }
    }

    TraceFlags flags() {
        return TraceFlags.builder()
                .setSampled(isSampled())
                .setRandomTraceId(isMarked(RANDOM_TRACE))
                .build();
    }

    TraceState traceState() {
        SpanDetails known = detailsOrNull();
        TraceState own = known == null ? null : known.traceState();
        return own == null ? lap().traceState() : own;
    }

    /** What others see of it as a span, and as a span's ids. */
    SpanFace face() {
        SpanFace known = face;
        return known == null ? makeFace() : known;
    }

    private synchronized SpanFace makeFace() {
        SpanFace known = face;
        if (known == null) {
            known = new SpanFace(this);
            face = known;
        }
        return known;
    }

    @Override
    Span span() {
        return face();
    }

    @Override
    public boolean isHandedOverBy(Context context) {
        return Span.fromContext(context) instanceof SpanFace other && other.span() == this;
    }

    @Override
    public Step attribute(String key, String value) {
        boolean isShort = key != null && value != null && value.length() <= TextLimits.SHORT;
        if (isShort && isSlotFree()) {
            store(key, value);
        } else {
            attributeSlowly(key, value);
        }
        return this;
    }

    @Override
    public Step attribute(String key, long value) {
        if (key != null && isSlotFree() && isNumberFree()) {
            number = value;
            store(key, Unboxed.LONG);
        } else if (key != null) {
            set(AttributeKey.longKey(key), value);
        }
        return this;
    }

    @Override
    public Step attribute(String key, double value) {
        if (key != null && isSlotFree() && isNumberFree()) {
            number = Double.doubleToRawLongBits(value);
            store(key, Unboxed.DOUBLE);
        } else if (key != null) {
            set(AttributeKey.doubleKey(key), value);
        }
        return this;
    }

    @Override
    public Step attribute(AttributeKey<Long> key, long value) {
        if (key != null && isSlotFree() && isNumberFree()) {
            number = value;
            store(key, Unboxed.LONG);
        } else {
            set(key, value);
        }
        return this;
    }

    @Override
    public <T> Step attribute(AttributeKey<T> key, T value) {
        set(key, value);
        return this;
    }

    /** Sets an attribute; nothing where the key has no name or there is no value. */
    void set(@Nullable AttributeKey<?> key, @Nullable Object value) {
        if (key != null && value != null && TextLimits.isPlain(value) && isSlotFree()) {
            store(key, value);
        } else {
            setSlowly(key, value);
        }
    }

    /** Whether the calling thread may write the next slot. */
    private boolean isSlotFree() {
        return key2 == null && isHere() && marksOf(RECORDING | DETAILED | SPAN_ENDED) == RECORDING;
    }

    private boolean isNumberFree() {
        return !(value0 instanceof Unboxed || value1 instanceof Unboxed || value2 instanceof Unboxed);
    }

    /** Writes the next slot; who sees its key sees its value. */
    private void store(Object key, Object value) {
        if (key0 == null) {
            value0 = value;
            KEY0.setRelease(this, key);
        } else if (key1 == null) {
            value1 = value;
            KEY1.setRelease(this, key);
        } else {
            value2 = value;
            KEY2.setRelease(this, key);
        }
    }

    private void attributeSlowly(@Nullable String key, @Nullable String value) {
        if (key != null) {
            setSlowly(AttributeKey.stringKey(key), value);
        }
    }

    private void setSlowly(@Nullable AttributeKey<?> key, @Nullable Object value) {
        try {
            setInDetails(key, value);
        } catch (Throwable fault) {
            problems().failed("Setting an attribute", fault);
        }
    }

    private void setInDetails(@Nullable AttributeKey<?> key, @Nullable Object value) {
        if (key == null || value == null || key.getKey().isEmpty() || !isRecording()) {
            return;
        }
        String name = key.getKey();
        if (name.length() > TextLimits.SHORT) {
            change(SpanDetails::attributeLeftOut);
            problems().attributeNameTooLong(name);
        } else {
            boolean isInSlot = isInSlot(name);
            change(details -> {
                if (!details.attribute(key, value, isInSlot)) {
                    problems().attributeLeftOut(key);
                }
            });
        }
    }

    private boolean isInSlot(String name) {
        for (int slot = 0; slot < SLOTS; slot++) {
            AttributeKey<?> key = keyAt(slot);
            if (key != null && key.getKey().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable AttributeKey<?> keyAt(int slot) {
        Object key =
                switch (slot) {
                    case 0 -> KEY0.getAcquire(this);
                    case 1 -> KEY1.getAcquire(this);
                    default -> KEY2.getAcquire(this);
                };
        return key == null ? null : typed(key, storedAt(slot));
    }

    private Object valueAt(int slot) {
        Object value = storedAt(slot);
        return value instanceof Unboxed kind ? boxed(kind, number) : value;
    }

    private Object storedAt(int slot) {
        Object value =
                switch (slot) {
                    case 0 -> value0;
                    case 1 -> value1;
                    default -> value2;
                };
        return requireNonNull(value);
    }

    private static Object boxed(Unboxed kind, long bits) {
        return kind == Unboxed.LONG ? (Object) bits : (Object) Double.longBitsToDouble(bits);
    }

    private static AttributeKey<?> typed(Object key, Object value) {
        if (key instanceof AttributeKey<?> known) {
            return known;
        }
        String name = (String) key;
        if (value instanceof String) {
            return AttributeKey.stringKey(name);
        }
        return value == Unboxed.LONG ? AttributeKey.longKey(name) : AttributeKey.doubleKey(name);
    }

    @Override
    public Step event(String event, Attributes attributes) {
        problems().guard("Adding an event", () -> addEvent(event, attributes, lap().nowNanos()));
        return this;
    }

    void addEvent(@Nullable String event, @Nullable Attributes attributes, long epochNanos) {
        if (event != null && isRecording()) {
            Attributes what = attributes == null ? Attributes.empty() : attributes;
            change(details -> details.event(event, what, epochNanos));
        }
    }

    @Override
    public Step link(SpanContext other) {
        problems().guard("Adding a link", () -> addLink(other, Attributes.empty()));
        return this;
    }

    void addLink(@Nullable SpanContext other, @Nullable Attributes attributes) {
        if (other != null && other.isValid() && isRecording()) {
            Attributes what = attributes == null ? Attributes.empty() : attributes;
            change(details -> details.link(other, what));
        }
    }

    /** Changes what is kept in its details, unless it has ended: who sees it then sees it as it stays. */
    void change(Consumer<SpanDetails> change) {
        SpanDetails details = details();
        synchronized (details) {
            if (isRecording()) {
                change.accept(details);
            }
        }
    }

    /** Where rare things are kept; made when the first one comes. */
    SpanDetails details() {
        if (!isMarked(DETAILED)) {
            mark(DETAILED);
        }
        return face().details();
    }

    @Nullable
    SpanDetails detailsOrNull() {
        SpanFace known = face;
        return known == null ? null : known.detailsOrNull();
    }

    @Override
    @Nullable
    Failure stepFailure() {
        SpanDetails known = detailsOrNull();
        return known == null ? null : known.failure();
    }

    @Override
    void setStepFailure(Failure reason) {
        details().fail(reason);
    }

    @Override
    void writeFailure(Failure reason, long endNanos) {
        if (!isMarked(RECORDING) || hasEnded()) {
            return;
        }
        details().status(StatusCode.ERROR, null);
        Throwable exception = reason.exception();
        if (exception != null && lap().isNews(exception)) {
            details().event(ExceptionEvent.NAME, ExceptionEvent.attributes(exception), endNanos);
        }
    }

    @Override
    void writeEnd(long endNanos) {
        // What is written is read off the transaction when somebody asks for the data.
        lap().recorder().concluded(lap(), endNanos);
    }

    @Override
    void endSpan(long endEpochNanos) {
        END.setRelease(this, endEpochNanos);
        if (isMarked(RECORDING)) {
            recorder().ended(this);
        }
    }

    /** When it ended, or 0. */
    long endNanos() {
        return endNanos;
    }

    @Override
    public boolean hasEnded() {
        return endNanos() != 0;
    }

    @Override
    public long getLatencyNanos() {
        long end = endNanos();
        return (end == 0 ? lap().nowNanos() : end) - startNanos();
    }

    @Override
    public SpanContext getSpanContext() {
        return face();
    }

    @Override
    public SpanContext getParentSpanContext() {
        return Span.fromContext(parentContext()).getSpanContext();
    }

    @Override
    public String getName() {
        SpanDetails known = detailsOrNull();
        return known == null ? openedAs() : known.nameOr(openedAs());
    }

    @Override
    public SpanKind getKind() {
        return role().kind(lap());
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return OwnRecorder.SCOPE;
    }

    @Override
    @Deprecated
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return InstrumentationLibraryInfo.create(Tracing.SCOPE, null);
    }

    @Override
    public <T> @Nullable T getAttribute(AttributeKey<T> key) {
        return attributes().get(key);
    }

    @Override
    public Attributes getAttributes() {
        return attributes().immutable();
    }

    /** All attributes: what is known of each span of the transaction, the slots, and what came later. */
    LimitedAttributes attributes() {
        TextLimits texts = new TextLimits(recorder().limits().getMaxAttributeValueLength(), lap());
        LimitedAttributes all = new LimitedAttributes(recorder().limits().getMaxNumberOfAttributes());
        OwnAttributes.start(this, all, texts);
        for (int slot = 0; slot < SLOTS; slot++) {
            AttributeKey<?> key = keyAt(slot);
            if (key != null) {
                putSlot(all, key, texts.value(key.getType(), valueAt(slot)));
            }
        }
        SpanDetails known = detailsOrNull();
        if (known != null) {
            known.writeTo(all);
        }
        if (hasEnded()) {
            OwnAttributes.end(this, all);
        }
        return all;
    }

    /** A slot was filled without a look at the name. */
    private void putSlot(LimitedAttributes all, AttributeKey<?> key, @Nullable Object value) {
        String name = key.getKey();
        if (name.length() > TextLimits.SHORT) {
            all.countMissing(1);
            problems().attributeNameTooLong(name);
        } else if (!name.isEmpty()) {
            all.put(key, value);
        }
    }

    @Override
    public SpanData toSpanData() {
        if (role() != Role.TRANSACTION) {
            problems().checkName(openedAs());
        }
        return new SpanSnapshot(this, attributes(), detailsOrNull());
    }

    @Override
    public String toString() {
        return toSpanData().toString();
    }
}
