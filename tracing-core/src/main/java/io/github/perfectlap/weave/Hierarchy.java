package io.github.perfectlap.weave;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** A type and what it extends and implements, as far as that is on the class path. */
final class Hierarchy {

    private Hierarchy() {}

    static Stream<TypeDescription> of(TypeDescription type) {
        Set<TypeDescription> found = new LinkedHashSet<>();
        collect(type, found);
        return found.stream();
    }

    private static void collect(TypeDescription type, Set<TypeDescription> found) {
        if (found.add(type)) {
            parents(type).forEach(parent -> collect(parent.asErasure(), found));
        }
    }

    /** The first type of these names, with the type arguments that it has here. */
    static TypeDescription.@Nullable Generic named(TypeDefinition type, Set<String> names) {
        if (names.contains(type.asErasure().getName())) {
            return type.asGenericType();
        }
        return parents(type)
                .map(parent -> named(parent, names))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<TypeDescription.Generic> parents(TypeDefinition type) {
        try {
            TypeDescription.Generic superclass = type.getSuperClass();
            return Stream.concat(Stream.ofNullable(superclass), type.getInterfaces().stream())
                    .filter(Hierarchy::isKnown)
                    .toList()
                    .stream();
        } catch (RuntimeException notOnTheClassPath) {
            return Stream.empty();
        }
    }

    private static boolean isKnown(TypeDescription.Generic type) {
        try {
            return type.asErasure().getModifiers() >= 0;
        } catch (RuntimeException notOnTheClassPath) {
            return false;
        }
    }
}
