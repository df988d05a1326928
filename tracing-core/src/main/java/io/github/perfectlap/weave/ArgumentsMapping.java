package io.github.perfectlap.weave;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.collection.ArrayFactory;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/** The parameters that become attributes, boxed, in an array that is made where it is read. */
final class ArgumentsMapping implements Advice.OffsetMapping {

    private static final TypeDescription.Generic OBJECT =
            TypeDescription.ForLoadedType.of(Object.class).asGenericType();

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Sort sort) {
        List<StackManipulation> values = new AnnotatedMethod(method.asDefined())
                .attributes().stream()
                        .map(parameter -> boxed(parameter, assigner, arguments))
                        .toList();
        return new Target.ForStackManipulation(ArrayFactory.forType(OBJECT).withValues(values));
    }

    private static StackManipulation boxed(
            ParameterDescription parameter, Assigner assigner, Advice.ArgumentHandler arguments) {
        return new StackManipulation.Compound(
                MethodVariableAccess.of(parameter.getType()).loadFrom(arguments.argument(parameter.getOffset())),
                assigner.assign(parameter.getType(), OBJECT, Assigner.Typing.STATIC));
    }
}
