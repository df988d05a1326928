package io.github.perfectlap;

import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Makes woven methods from what stands at them. */
final class WovenMethods {

    private WovenMethods() {}

    /** Never throws: what can't be read is logged, and runs unrecorded. */
    static WovenMethod of(MethodHandles.Lookup caller, String name, MethodType signature) {
        WovenPlace place = new WovenPlace(caller.lookupClass(), name);
        try {
            return of(new WovenReader(caller, method(caller.lookupClass(), name, signature), place));
        } catch (Throwable fault) {
            place.failed(fault);
            return new WovenNothing();
        }
    }

    /** What another version has woven can't be run with this one: that is said, and the method runs unrecorded. */
    static WovenMethod ofAnotherFormat(MethodHandles.Lookup caller, String name, int format) {
        new WovenPlace(caller.lookupClass(), name)
                .say(" was woven for another version of Perfect Lap (format " + format + ", and not "
                        + WovenMethod.FORMAT + "), so nothing is recorded: clean its build, and build it again with"
                        + " the version that runs it");
        return new WovenNothing();
    }

    private static WovenMethod of(WovenReader method) {
        WithTransaction transaction = method.annotation(WithTransaction.class);
        if (transaction != null) {
            return new WovenTransaction(method.plan(transaction), transaction, method.made(transaction.declaring()));
        }
        WithStep step = method.annotation(WithStep.class);
        if (step != null) {
            return new WovenStep(method.plan(step), StepLimits.of(method.name(step.value()), step));
        }
        return OpenTelemetryMethods.of(method);
    }

    private static Method method(Class<?> type, String name, MethodType signature) throws NoSuchMethodException {
        for (Method method : type.getDeclaredMethods()) {
            boolean isIt = method.getName().equals(name)
                    && method.getReturnType() == signature.returnType()
                    && Arrays.equals(method.getParameterTypes(), signature.parameterArray());
            if (isIt) {
                return method;
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name + signature);
    }
}
