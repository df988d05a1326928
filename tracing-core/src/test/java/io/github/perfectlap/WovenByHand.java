package io.github.perfectlap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Does what woven code does, for the annotated methods of one class. */
final class WovenByHand {

    private final MethodHandles.Lookup lookup;
    private final @Nullable Tracing own;

    WovenByHand(MethodHandles.Lookup lookup, @Nullable Tracing own) {
        this.lookup = lookup;
        this.own = own;
    }

    /** The method of that name; each time it is linked anew. */
    WovenMethod method(String name) {
        Method method = Arrays.stream(lookup.lookupClass().getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        MethodType signature = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return WovenMethods.of(lookup, name, signature);
    }

    /** Runs a body as the method of that name. */
    <T extends @Nullable Object> T call(String name, Callable<T> body, @Nullable Object... attributes)
            throws Exception {
        return call(method(name), body, attributes);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what the body gave, or a publisher of the same type
    <T extends @Nullable Object> T call(WovenMethod method, Callable<T> body, @Nullable Object... attributes)
            throws Exception {
        Step running = method.enter(own);
        if (running == null) {
            return body.call();
        }
        for (int i = 0; i < attributes.length; i++) {
            method.argument(running, i, attributes[i]);
        }
        try {
            return (T) method.exit(running, body.call(), null);
        } catch (Exception | Error thrown) {
            Object unused = method.exit(running, null, thrown);
            throw thrown;
        }
    }
}
