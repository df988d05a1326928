package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step with room for its first three attributes. The thread that opened it writes them into slots, without a lock: a
 * slot is written once, the value first, and who sees its key sees both. Whatever is rare, or comes from other threads,
 * goes into {@link SpanDetails}.
 */
abstract class SlottedStep extends RecordedStep {

    /** Given when it is made: its data is kept and given to processors. */
    static final int RECORDING = OWN_MARK;

    /** There is something that did not fit into slots, so that slots are no longer filled. */
    private static final int DETAILED = OWN_MARK << 1;

    /** The first mark that a subclass of this may use. */
    static final int FREE_MARK = OWN_MARK << 2;

    private static final VarHandle KEY0 = Fields.handle(MethodHandles.lookup(), "key0", Object.class);
    private static final VarHandle KEY1 = Fields.handle(MethodHandles.lookup(), "key1", Object.class);
    private static final VarHandle KEY2 = Fields.handle(MethodHandles.lookup(), "key2", Object.class);
    private static final int SLOTS = 3;

    // What kind of number is kept unboxed; the bits below say in which slot it is.
    private static final int LONG = 1 << 2;
    private static final int DOUBLE = 1 << 3;
    private static final int SLOT_BITS = 3;

    private long number;
    /** What is known of the number; 0 where there is none. */
    private byte numberIn;

    private @Nullable Object key0;
    private @Nullable Object key1;
    private @Nullable Object key2;
    private @Nullable Object value0;
    private @Nullable Object value1;
    private @Nullable Object value2;

    SlottedStep(Lap lap, Context parent, Object @Nullable [] cell, String name, Role role, long startNanos, int marks) {
        super(lap, parent, cell, name, role, startNanos, marks);
    }

    /** Changes what did not fit, unless it has ended. */
    abstract void change(Consumer<SpanDetails> change);

    final boolean isRecording() {
        return isMarked(RECORDING) && !isSpanEnded();
    }

    /** From now on everything goes where there is more room. */
    final void fillNoMore() {
        if (!isMarked(DETAILED)) {
            mark(DETAILED);
        }
    }

    @Override
    public final Step attribute(String key, String value) {
        boolean isShort = key != null && value != null && value.length() <= TextLimits.SHORT;
        if (isShort && isSlotFree()) {
            store(key, value);
        } else {
            attributeSlowly(key, value);
        }
        return this;
    }

    @Override
    public final Step attribute(String key, long value) {
        if (key != null && isNumberFree()) {
            store(key, value, LONG);
        } else if (key != null) {
            set(AttributeKey.longKey(key), value);
        }
        return this;
    }

    @Override
    public final Step attribute(String key, double value) {
        if (key != null && isNumberFree()) {
            store(key, Double.doubleToRawLongBits(value), DOUBLE);
        } else if (key != null) {
            set(AttributeKey.doubleKey(key), value);
        }
        return this;
    }

    @Override
    public final Step attribute(AttributeKey<Long> key, long value) {
        if (key != null && isNumberFree()) {
            store(key, value, LONG);
        } else {
            set(key, value);
        }
        return this;
    }

    @Override
    public final <T> Step attribute(AttributeKey<T> key, T value) {
        set(key, value);
        return this;
    }

    /** Sets an attribute; nothing where the key has no name or there is no value. */
    final void set(@Nullable AttributeKey<?> key, @Nullable Object value) {
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

    /** Likewise, with a number that is not boxed. */
    private boolean isNumberFree() {
        return numberIn == 0 && isSlotFree();
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

    /** Likewise, where the value is a number. */
    private void store(Object key, long bits, int kind) {
        number = bits;
        if (key0 == null) {
            numberIn = (byte) kind;
            KEY0.setRelease(this, key);
        } else if (key1 == null) {
            numberIn = (byte) (kind | 1);
            KEY1.setRelease(this, key);
        } else {
            numberIn = (byte) (kind | 2);
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
        return key == null ? null : typed(key, slot);
    }

    private AttributeKey<?> typed(Object key, int slot) {
        if (key instanceof AttributeKey<?> known) {
            return known;
        }
        String name = (String) key;
        return switch (kindAt(slot)) {
            case LONG -> AttributeKey.longKey(name);
            case DOUBLE -> AttributeKey.doubleKey(name);
            default -> AttributeKey.stringKey(name);
        };
    }

    /** Of what kind the number in a slot is; 0 where it holds none. */
    private int kindAt(int slot) {
        return (numberIn & SLOT_BITS) == slot ? numberIn & ~SLOT_BITS : 0;
    }

    private Object valueAt(int slot) {
        return switch (kindAt(slot)) {
            case LONG -> number;
            case DOUBLE -> Double.longBitsToDouble(number);
            default -> requireNonNull(storedAt(slot));
        };
    }

    private @Nullable Object storedAt(int slot) {
        return switch (slot) {
            case 0 -> value0;
            case 1 -> value1;
            default -> value2;
        };
    }

    /** Puts what is in slots among all attributes. */
    final void writeSlots(LimitedAttributes all, TextLimits texts) {
        for (int slot = 0; slot < SLOTS; slot++) {
            AttributeKey<?> key = keyAt(slot);
            if (key != null) {
                putSlot(all, key, texts.value(key.getType(), valueAt(slot)));
            }
        }
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
}
