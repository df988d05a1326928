package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes whatever an object is as the attribute that fits it best. May throw what the object throws. */
final class AnyValue {

    /** Of more elements, the first are written. */
    private static final int MOST_ELEMENTS = 128;

    private AnyValue() {}

    static void write(Step step, String key, Object value) {
        if (isWhole(value)) {
            step.attribute(key, ((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            step.attribute(key, ((Number) value).doubleValue());
        } else if (value instanceof Boolean truth) {
            step.attribute(key, truth.booleanValue());
        } else if (value instanceof Optional<?> maybe) {
            maybe.ifPresent(present -> write(step, key, present));
        } else if (value instanceof Collection<?> all) {
            writeAll(step, key, firstOf(all));
        } else if (value.getClass().isArray()) {
            writeAll(step, key, firstOfArray(value));
        } else {
            step.attribute(key, text(value));
        }
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private static List<Object> firstOf(Collection<?> all) {
        List<Object> first = new ArrayList<>();
        for (Object each : all) {
            if (first.size() == MOST_ELEMENTS) {
                return first;
            }
            if (each != null) {
                first.add(each);
            }
        }
        return first;
    }

    private static List<Object> firstOfArray(Object array) {
        List<Object> first = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ELEMENTS, Array.getLength(array)); i++) {
            Object each = Array.get(array, i);
            if (each != null) {
                first.add(each);
            }
        }
        return first;
    }

    private static void writeAll(Step step, String key, List<Object> all) {
        if (all.isEmpty()) {
            return;
        }
        if (all.stream().allMatch(AnyValue::isWhole)) {
            step.attribute(
                    AttributeKey.longArrayKey(key),
                    all.stream().map(AnyValue::whole).toList());
        } else if (all.stream().allMatch(Number.class::isInstance)) {
            step.attribute(
                    AttributeKey.doubleArrayKey(key),
                    all.stream().map(AnyValue::real).toList());
        } else if (all.stream().allMatch(Boolean.class::isInstance)) {
            step.attribute(
                    AttributeKey.booleanArrayKey(key),
                    all.stream().map(Boolean.class::cast).toList());
        } else {
            step.attribute(
                    AttributeKey.stringArrayKey(key),
                    all.stream().map(AnyValue::text).toList());
        }
    }

    private static Long whole(Object value) {
        return ((Number) value).longValue();
    }

    private static Double real(Object value) {
        return ((Number) value).doubleValue();
    }

    /** An enum's own name, which its {@code toString} may hide behind something that changes. */
    private static String text(Object value) {
        String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
        return text == null ? "" : text;
    }
}
