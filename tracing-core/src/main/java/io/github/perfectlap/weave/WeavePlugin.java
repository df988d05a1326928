package io.github.perfectlap.weave;

import io.github.perfectlap.annotation.Woven;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Weaves annotated methods when an application is built. Byte Buddy's Maven plugin finds it by itself where this jar is
 * among that plugin's dependencies; its Gradle plugin is told the name of this class.
 *
 * <p>What can't be woven, or would say nothing, fails the build with all that is wrong with a class, each with source
 * file and line. What may not be what is meant is a warning.
 */
public final class WeavePlugin implements Plugin {

    private static final String RUN_TIME = "io.github.perfectlap.WovenMethod";

    private final Advices advices = new Advices();
    private final AnnotationDescription marker =
            AnnotationDescription.Builder.ofType(Woven.class).build();
    private final Consumer<String> warnings;

    /** Warns on standard error. */
    public WeavePlugin() {
        this(System.err::println);
    }

    /** Warns in the build's log. */
    @Plugin.Factory.UsingReflection.Priority(1)
    public WeavePlugin(BuildLogger log) {
        this(log::warn);
    }

    WeavePlugin(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public boolean matches(TypeDescription type) {
        return !Annotations.isOn(type, Annotations.WOVEN)
                && !AnnotatedMethod.in(type).isEmpty();
    }

    /**
     * Weaves a class.
     *
     * @throws IllegalStateException if something in it can't be woven, or says nothing
     */
    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator classFiles) {
        List<AnnotatedMethod> methods = AnnotatedMethod.in(type);
        check(type, methods, classFiles);
        AsmVisitorWrapper.ForDeclaredMethods woven = new AsmVisitorWrapper.ForDeclaredMethods();
        for (AnnotatedMethod method : methods) {
            if (method.hasAdvice()) {
                woven = woven.method(ElementMatchers.is(method.method()), advices.of(method));
            }
        }
        return builder.visit(woven).annotateType(marker);
    }

    private void check(TypeDescription type, List<AnnotatedMethod> methods, ClassFileLocator classFiles) {
        try {
            byte[] classFile = classFiles.locate(type.getName()).resolve();
            Findings findings = new Findings(type, SourcePlaces.in(type.getSimpleName(), classFile));
            if (!classFiles.locate(RUN_TIME).isResolved()) {
                findings.error("is annotated, but tracing-core is not on its class path; make it a dependency");
            }
            Checks.check(type, methods, findings);
            findings.throwErrors();
            findings.warnings().forEach(warnings);
        } catch (IOException e) {
            throw new IllegalStateException("the class file of " + type.getName() + " can't be read", e);
        }
    }

    /** How a build names it where it fails. */
    @Override
    public String toString() {
        return "Perfect Lap";
    }

    @Override
    public void close() {
        // Holds nothing that is open.
    }
}
