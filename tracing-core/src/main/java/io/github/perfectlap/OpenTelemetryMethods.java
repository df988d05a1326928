package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.annotations.AddingSpanAttributes;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;

/** What OpenTelemetry's own annotations say, where the application has them. */
final class OpenTelemetryMethods {

    private static final boolean ARE_THERE = areThere();

    private OpenTelemetryMethods() {}

    private static boolean areThere() {
        try {
            return WithSpan.class.getName().endsWith("WithSpan");
        } catch (LinkageError missing) {
            return false;
        }
    }

    /** One that has none of our annotations. */
    static WovenMethod of(WovenReader method) {
        if (!ARE_THERE) {
            method.place()
                    .say(" has annotations that can't be read: put opentelemetry-instrumentation-annotations on the"
                            + " class path");
            return new WovenNothing();
        }
        if (PresentOpenTelemetry.isAgent()) {
            // It sees to its own annotations, and two spans would come of one.
            return new WovenNothing();
        }
        WithSpan span = method.annotation(WithSpan.class);
        if (span == null) {
            boolean adds = method.annotation(AddingSpanAttributes.class) != null;
            return adds ? new WovenAddition(method.plan("", SpanKind.INTERNAL)) : new WovenNothing();
        }
        String name = span.value().isEmpty() ? nameOf(method.method()) : span.value();
        return new WovenSpan(method.plan(name, span.kind()), span.inheritContext());
    }

    private static String nameOf(Method method) {
        String type = method.getDeclaringClass().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }

    static boolean hasAttribute(Parameter parameter) {
        return ARE_THERE && parameter.getAnnotation(SpanAttribute.class) != null;
    }

    /** The key of the attribute that a parameter is, or null. */
    static @Nullable String attributeOf(Parameter parameter) {
        SpanAttribute attribute = ARE_THERE ? parameter.getAnnotation(SpanAttribute.class) : null;
        if (attribute == null) {
            return null;
        }
        String named = parameter.isNamePresent() ? parameter.getName() : null;
        return attribute.value().isEmpty() ? named : attribute.value();
    }
}
