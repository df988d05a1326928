package io.github.perfectlap.weave;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;
import org.jspecify.annotations.Nullable;

/**
 * The Tracing that an object has in its one field of that type: its class's own, else an inherited one that it may
 * read. A static field is for static methods, and for the others where the object has none.
 */
final class OwnTracing implements Advice.OffsetMapping {

    private static final String TRACING = "io.github.perfectlap.Tracing";

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Sort sort) {
        return new Target.ForStackManipulation(read(type, method));
    }

    private static StackManipulation read(TypeDescription type, MethodDescription method) {
        List<FieldDescription.InDefinedShape> fields = fields(type, method.isStatic());
        if (fields.isEmpty()) {
            return NullConstant.INSTANCE;
        }
        FieldDescription.InDefinedShape field = fields.get(0);
        StackManipulation read = FieldAccess.forField(field).read();
        return field.isStatic() ? read : new StackManipulation.Compound(MethodVariableAccess.loadThis(), read);
    }

    /** The fields that could be meant; more than one is refused. */
    static List<FieldDescription.InDefinedShape> fields(TypeDescription type, boolean isStatic) {
        List<FieldDescription.InDefinedShape> fields = isStatic ? List.of() : nearest(type, false);
        return fields.isEmpty() ? nearest(type, true) : fields;
    }

    private static List<FieldDescription.InDefinedShape> nearest(TypeDescription type, boolean isStatic) {
        TypeDescription declaring = type;
        while (declaring != null) {
            List<FieldDescription.InDefinedShape> fields = declared(declaring, isStatic, type);
            if (!fields.isEmpty()) {
                return fields;
            }
            declaring = superclass(declaring);
        }
        return List.of();
    }

    private static List<FieldDescription.InDefinedShape> declared(
            TypeDescription declaring, boolean isStatic, TypeDescription reader) {
        return declaring.getDeclaredFields().stream()
                .filter(field -> field.isStatic() == isStatic && !field.isSynthetic())
                .filter(field -> field.getType().asErasure().getName().equals(TRACING))
                .filter(field -> declaring.equals(reader) || field.isAccessibleTo(reader))
                .toList();
    }

    private static @Nullable TypeDescription superclass(TypeDescription type) {
        try {
            TypeDefinition superclass = type.getSuperClass();
            return superclass == null || superclass.represents(Object.class) ? null : superclass.asErasure();
        } catch (RuntimeException notOnTheClassPath) {
            return null;
        }
    }
}
