package io.github.perfectlap.weave;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Follows the {@code of} of an attribute along the declared types, as far as they are known. */
final class AttributePath {

    private static final TypeDescription OBJECT = TypeDescription.ForLoadedType.of(Object.class);

    private AttributePath() {}

    /** What is wrong with a path; null where nothing is known to be. */
    static @Nullable String problem(String path, TypeDescription.@Nullable Generic start) {
        if (path.isEmpty()) {
            return null;
        }
        TypeDescription.Generic type = start;
        for (String name : path.split("\\.", -1)) {
            if (name.isBlank()) {
                return "of = \"" + path + "\" has an empty name; it is names of methods, such as customer.country";
            }
            if (type == null || isOpen(type)) {
                return null;
            }
            MethodDescription method = method(type.asErasure(), name);
            if (method == null) {
                return "of = \"" + path + "\": " + type.asErasure().getName() + " has no method " + name
                        + "() that gives a value, and no getter of that name";
            }
            type = method.getReturnType();
        }
        return null;
    }

    /** Whether more can be known at run time than the declared type says. */
    private static boolean isOpen(TypeDescription.Generic type) {
        return type.getSort().isTypeVariable()
                || type.getSort().isWildcard()
                || type.asErasure().represents(Object.class);
    }

    private static @Nullable MethodDescription method(TypeDescription type, String name) {
        String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (String each : List.of(name, "get" + capitalised, "is" + capitalised)) {
            MethodDescription found = declared(type, each);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable MethodDescription declared(TypeDescription type, String name) {
        return withObject(type)
                .flatMap(each -> each.getDeclaredMethods().stream())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getParameters().isEmpty() && !method.isStatic())
                .filter(method -> !method.getReturnType().represents(void.class))
                .findFirst()
                .orElse(null);
    }

    /** Interfaces have the methods of Object, too, although they don't extend it. */
    private static Stream<TypeDescription> withObject(TypeDescription type) {
        return type.isPrimitive() ? Stream.of() : Stream.concat(Hierarchy.of(type), Stream.of(OBJECT));
    }
}
