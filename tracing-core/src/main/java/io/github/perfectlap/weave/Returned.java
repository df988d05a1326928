package io.github.perfectlap.weave;

import io.github.perfectlap.internal.async.AsyncTypes;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** What kinds of results methods have, as far as their declared types tell. */
enum Returned {
    NOTHING,
    VALUE,
    /** Erased, so that it can be anything. */
    ANYTHING,
    /** Goes on, and tells by itself when it ends: a stage or a future. */
    STAGE,
    /** A publisher of one value at most. */
    ONE,
    /** A publisher of many values, or of none. */
    MANY,
    /** Seems to go on, and can't be observed. */
    UNKNOWN;

    static Returned of(TypeDescription.Generic declared) {
        TypeDescription erased = declared.asErasure();
        String name = erased.getName();
        if (erased.represents(void.class)) {
            return NOTHING;
        }
        if (erased.isPrimitive() || erased.isArray()) {
            return VALUE;
        }
        if (erased.represents(Object.class)) {
            return ANYTHING;
        }
        if (AsyncTypes.PUBLISHERS_OF_ONE.contains(name)) {
            return ONE;
        }
        if (AsyncTypes.PUBLISHERS_OF_MANY.contains(name)) {
            return MANY;
        }
        return ofHierarchy(declared);
    }

    private static Returned ofHierarchy(TypeDescription.Generic declared) {
        if (Hierarchy.named(declared, AsyncTypes.FOLLOWED_AS_THEY_ARE) != null) {
            return STAGE;
        }
        boolean seemsToGoOn = Hierarchy.named(declared, AsyncTypes.NOT_FOLLOWED) != null
                || Hierarchy.of(declared.asErasure()).anyMatch(Returned::canBeSubscribed);
        return seemsToGoOn ? UNKNOWN : VALUE;
    }

    private static boolean canBeSubscribed(TypeDescription type) {
        return type.getDeclaredMethods().stream()
                .anyMatch(method -> method.isPublic() && method.getName().equals("subscribe"));
    }

    /** What a rule or an attribute gets of a result; null where that is not known. */
    static TypeDescription.@Nullable Generic value(TypeDescription.Generic declared) {
        return switch (of(declared)) {
            case VALUE, UNKNOWN -> declared;
            case STAGE -> argument(Hierarchy.named(declared, AsyncTypes.FOLLOWED_AS_THEY_ARE));
            case ONE -> argument(declared);
            case NOTHING, ANYTHING, MANY -> null;
        };
    }

    private static TypeDescription.@Nullable Generic argument(TypeDescription.@Nullable Generic declared) {
        if (declared == null || declared.getSort() != TypeDefinition.Sort.PARAMETERIZED) {
            return null;
        }
        return declared.getTypeArguments().get(0);
    }
}
