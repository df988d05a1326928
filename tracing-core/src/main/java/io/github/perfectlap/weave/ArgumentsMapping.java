package io.github.perfectlap.weave;

import io.github.perfectlap.Step;
import io.github.perfectlap.WovenMethod;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.Duplication;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/**
 * Where it is read, each parameter that becomes an attribute is given to the run time: neither an array nor a box is
 * made, and nothing where nothing is recorded. It is read as the last argument behind a site and a running step, which
 * are on the stack by then and of which each call takes a copy.
 */
final class ArgumentsMapping implements Advice.OffsetMapping {

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Sort sort) {
        List<ParameterDescription> parameters = new AnnotatedMethod(method.asDefined()).attributes();
        List<StackManipulation> calls = new ArrayList<>();
        for (int index = 0; index < parameters.size(); index++) {
            calls.add(given(parameters.get(index), index, assigner, arguments));
        }
        calls.add(NullConstant.INSTANCE);
        return new Target.ForStackManipulation(new StackManipulation.Compound(calls));
    }

    private static StackManipulation given(
            ParameterDescription parameter, int index, Assigner assigner, Advice.ArgumentHandler arguments) {
        Class<?> taken = taken(parameter.getType());
        return new StackManipulation.Compound(
                // Both are references: as long as one of two words.
                Duplication.DOUBLE,
                IntegerConstant.forValue(index),
                MethodVariableAccess.of(parameter.getType()).loadFrom(arguments.argument(parameter.getOffset())),
                assigner.assign(
                        parameter.getType(),
                        TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(taken),
                        Assigner.Typing.STATIC),
                MethodInvocation.invoke(argument(taken)));
    }

    /** As what the run time takes a parameter. */
    private static Class<?> taken(TypeDefinition type) {
        if (type.represents(boolean.class)) {
            return boolean.class;
        }
        if (type.represents(double.class) || type.represents(float.class)) {
            return double.class;
        }
        return type.isPrimitive() && !type.represents(char.class) ? long.class : Object.class;
    }

    private static MethodDescription.InDefinedShape argument(Class<?> taken) {
        try {
            return new MethodDescription.ForLoadedMethod(
                    WovenMethod.class.getMethod("argument", Step.class, int.class, taken));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
