package io.github.perfectlap;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** What a method gives in the end: where it is asynchronous, what that completes with. */
final class ResultType {

    private ResultType() {}

    static Class<?> of(Method method) {
        Class<?> declared = method.getReturnType();
        boolean isHolder = CompletionStage.class.isAssignableFrom(declared)
                || Future.class.isAssignableFrom(declared)
                || declared.getName().startsWith("reactor.core.publisher.")
                || declared.getName().startsWith("io.reactivex.rxjava3.core.");
        if (!isHolder || !(method.getGenericReturnType() instanceof ParameterizedType type)) {
            return isHolder ? Object.class : declared;
        }
        return raw(type.getActualTypeArguments()[0]);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
    }
}
