package io.github.perfectlap;

import io.github.perfectlap.annotation.FailureReason;
import io.github.perfectlap.annotation.StepAttribute;
import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;
import io.opentelemetry.api.trace.SpanKind;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands at one method. The weaver has checked it; what is wrong all the same is logged and left out. */
final class WovenReader {

    private final MethodHandles.Lookup lookup;
    private final Method method;
    private final WovenPlace place;

    WovenReader(MethodHandles.Lookup lookup, Method method, WovenPlace place) {
        this.lookup = lookup;
        this.method = method;
        this.place = place;
    }

    Method method() {
        return method;
    }

    WovenPlace place() {
        return place;
    }

    <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return method.getAnnotation(type);
    }

    /** The given name, or the method's. */
    String name(String wanted) {
        return wanted.isEmpty() ? method.getName() : wanted;
    }

    WovenPlan plan(WithTransaction said) {
        WovenResult result = new WovenResult(place, resultAttributes(), reason(said.failsWhen()), List.of());
        return plan(name(said.value()), said.kind(), result);
    }

    WovenPlan plan(WithStep said) {
        WovenResult result =
                new WovenResult(place, resultAttributes(), reason(said.failsWhen()), List.of(said.answers()));
        return plan(name(said.value()), said.kind(), result);
    }

    /** Of a method that declares nothing of its results. */
    WovenPlan plan(String name, SpanKind kind) {
        return plan(name, kind, new WovenResult(place, resultAttributes(), null, List.of()));
    }

    private WovenPlan plan(String name, SpanKind kind, WovenResult result) {
        return new WovenPlan(place, name, kind, method.getReturnType(), parameters(), result);
    }

    private List<WovenParameter> parameters() {
        List<WovenParameter> all = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            List<WovenAttribute> attributes =
                    attributes(parameter.getAnnotationsByType(StepAttribute.class), parameter.getType());
            String foreign = OpenTelemetryMethods.attributeOf(parameter);
            if (foreign != null) {
                add(attributes, foreign, parameter.getType(), "");
            }
            if (!attributes.isEmpty() || OpenTelemetryMethods.hasAttribute(parameter)) {
                all.add(new WovenParameter(attributes));
            }
        }
        return all;
    }

    private List<WovenAttribute> resultAttributes() {
        return attributes(method.getAnnotationsByType(StepAttribute.class), ResultType.of(method));
    }

    private List<WovenAttribute> attributes(StepAttribute[] said, Class<?> type) {
        List<WovenAttribute> attributes = new ArrayList<>();
        for (StepAttribute one : said) {
            add(attributes, one.value(), type, one.of());
        }
        return attributes;
    }

    private void add(List<WovenAttribute> attributes, String key, Class<?> type, String of) {
        try {
            attributes.add(new WovenAttribute(key, Accessor.of(lookup, type, of), place));
        } catch (ReflectiveOperationException | RuntimeException fault) {
            place.failed(fault);
        }
    }

    @SuppressWarnings("unchecked") // the weaver has checked that it takes what the method gives
    private @Nullable FailureReason<Object> reason(Class<? extends FailureReason<?>> type) {
        return type == FailureReason.Never.class ? null : (FailureReason<Object>) made(type);
    }

    /** One of a class that an annotation names, or null. */
    <T> @Nullable T made(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError fault) {
            place.failed(fault);
            return null;
        }
    }
}
