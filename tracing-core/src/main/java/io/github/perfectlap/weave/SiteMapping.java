package io.github.perfectlap.weave;

import io.github.perfectlap.WovenMethod;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.utility.JavaConstant;

/** The woven method, linked at the first call: so that a class gets no field and no static initialiser for it. */
final class SiteMapping implements Advice.OffsetMapping {

    private final TypeDescription site = TypeDescription.ForLoadedType.of(WovenMethod.class);
    private final MethodDescription.InDefinedShape link = new MethodDescription.ForLoadedMethod(linkMethod());

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Sort sort) {
        StackManipulation linked = MethodInvocation.invoke(link)
                .dynamic(
                        method.getInternalName(),
                        site,
                        List.of(),
                        List.of(JavaConstant.MethodType.ofSignature(method)));
        return new Target.ForStackManipulation(linked);
    }

    private static Method linkMethod() {
        try {
            return WovenMethod.class.getMethod(
                    "link", MethodHandles.Lookup.class, String.class, MethodType.class, MethodType.class);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
