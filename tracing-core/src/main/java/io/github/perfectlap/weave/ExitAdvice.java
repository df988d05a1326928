package io.github.perfectlap.weave;

import io.github.perfectlap.Step;
import io.github.perfectlap.WovenMethod;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** What is woven in where a method ends, however it ends. */
final class ExitAdvice {

    private ExitAdvice() {}

    /** Nobody wants to know the result. */
    static final class Plain {

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class, backupArguments = false)
        static void exit(
                @Advice.Local("site") WovenMethod site,
                @Advice.Local("running") @Nullable Step running,
                @Advice.Thrown @Nullable Throwable thrown) {
            if (running != null) {
                site.exit(running, thrown);
            }
        }
    }

    static final class WithResult {

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class, backupArguments = false)
        static void exit(
                @Advice.Local("site") WovenMethod site,
                @Advice.Local("running") @Nullable Step running,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object result,
                @Advice.Thrown @Nullable Throwable thrown) {
            if (running != null) {
                site.exit(running, result, thrown);
            }
        }
    }

    /** Another object is returned: a publisher can be observed only by one that stands in front of it. */
    static final class InPlaceOfResult {

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class, backupArguments = false)
        static void exit(
                @Advice.Local("site") WovenMethod site,
                @Advice.Local("running") @Nullable Step running,
                @Advice.Return(typing = Assigner.Typing.DYNAMIC, readOnly = false) @Nullable Object result,
                @Advice.Thrown @Nullable Throwable thrown) {
            if (running != null) {
                result = site.exit(running, result, thrown);
            }
        }
    }

    static Class<?> of(AnnotatedMethod method) {
        return switch (Returned.of(method.method().getReturnType())) {
            case NOTHING -> Plain.class;
            case VALUE, UNKNOWN -> method.wantsResult() ? WithResult.class : Plain.class;
            case STAGE -> WithResult.class;
            case ONE, MANY, ANYTHING -> InPlaceOfResult.class;
        };
    }
}
