package io.github.perfectlap.weave;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/** The one parameter that is resumed. */
final class ArrivedMapping implements Advice.OffsetMapping {

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Sort sort) {
        ParameterDescription arrived =
                new AnnotatedMethod(method.asDefined()).resumed().get(0);
        return new Target.ForStackManipulation(
                MethodVariableAccess.of(arrived.getType()).loadFrom(arguments.argument(arrived.getOffset())));
    }
}
