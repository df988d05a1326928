package io.github.perfectlap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an object is meant: the object itself, or what methods without parameters give, one of the other. */
record Accessor(List<MethodHandle> path) {

    private static final MethodType ANY = MethodType.methodType(Object.class, Object.class);

    private static final Accessor ITSELF = new Accessor(List.of());

    /**
     * By the names of methods, such as {@code customer.country}.
     *
     * @throws IllegalArgumentException if the type has no such method
     */
    static Accessor of(MethodHandles.Lookup lookup, Class<?> type, String names) throws IllegalAccessException {
        if (names.isEmpty()) {
            return ITSELF;
        }
        List<MethodHandle> path = new ArrayList<>();
        Class<?> at = type;
        for (String name : names.split("\\.", -1)) {
            Method method = method(at, name);
            path.add(handle(lookup, method).asType(ANY));
            at = method.getReturnType();
        }
        return new Accessor(List.copyOf(path));
    }

    private static MethodHandle handle(MethodHandles.Lookup lookup, Method method) throws IllegalAccessException {
        try {
            return lookup.unreflect(method);
        } catch (IllegalAccessException notVisible) {
            method.setAccessible(true);
            return lookup.unreflect(method);
        }
    }

    private static Method method(Class<?> type, String name) {
        String capital = name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String candidate : List.of(name, "get" + capital, "is" + capital)) {
            Method found = declared(type, candidate);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException(
                type.getName() + " has no method " + name + "() without parameters, nor a getter of that name");
    }

    private static @Nullable Method declared(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Method found = oneOf(at.getDeclaredMethods(), name);
            if (found != null) {
                return found;
            }
        }
        return oneOf(type.getMethods(), name);
    }

    private static @Nullable Method oneOf(Method[] methods, String name) {
        for (Method method : methods) {
            boolean isReader = method.getParameterCount() == 0 && method.getReturnType() != void.class;
            if (isReader && !method.isBridge() && method.getName().equals(name)) {
                return method;
            }
        }
        return null;
    }

    /** What is meant; null where there is nothing on the way. */
    @Nullable
    Object of(@Nullable Object from) throws Throwable {
        Object at = from;
        for (int i = 0; at != null && i < path.size(); i++) {
            at = path.get(i).invokeExact(at);
        }
        return at;
    }
}
