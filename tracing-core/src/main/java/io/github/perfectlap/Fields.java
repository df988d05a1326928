package io.github.perfectlap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Finds handles on fields that several threads write. */
final class Fields {

    private Fields() {}

    /**
     * A handle on a field of the class that looks it up.
     *
     * @throws IllegalStateException if it has no such field
     */
    static VarHandle handle(MethodHandles.Lookup owner, String name, Class<?> type) {
        try {
            return owner.findVarHandle(owner.lookupClass(), name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("no field " + name + " in " + owner.lookupClass(), impossible);
        }
    }
}
