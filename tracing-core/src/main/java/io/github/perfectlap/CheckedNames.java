package io.github.perfectlap;

import io.github.perfectlap.internal.IdInName;
import org.jspecify.annotations.Nullable;

/** Which names hold no id. Constants are looked at once as long as few others share their place. */
final class CheckedNames {

    /** A power of two. */
    private static final int PLACES = 64;

    // Without a barrier: who misses what another thread has written looks once more.
    private final @Nullable String[] harmless = new String[PLACES];

    @SuppressWarnings("ReferenceEquality") // what is equal and another object is looked at again
    boolean hasId(String name) {
        int place = name.hashCode() & (PLACES - 1);
        if (harmless[place] == name) {
            return false;
        }
        boolean hasId = IdInName.isIn(name);
        if (!hasId) {
            harmless[place] = name;
        }
        return hasId;
    }
}
