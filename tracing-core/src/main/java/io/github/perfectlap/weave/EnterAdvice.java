package io.github.perfectlap.weave;

import io.github.perfectlap.Step;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.WovenMethod;
import io.opentelemetry.context.Context;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * What is woven in where a method begins. The running step is in a variable of its own, and not what the code gives
 * back: so it is ended although something went wrong after it had begun.
 */
final class EnterAdvice {

    private EnterAdvice() {}

    static final class Plain {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        @SuppressWarnings("UnusedVariable") // what is woven in at the end reads it
        static void enter(
                @Advised.Site WovenMethod linked,
                @Advised.Own @Nullable Tracing own,
                @Advice.Local("site") WovenMethod site,
                @Advice.Local("running") @Nullable Step running) {
            site = linked;
            running = site.enter(own);
        }
    }

    static final class WithArguments {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advised.Site WovenMethod linked,
                @Advised.Own @Nullable Tracing own,
                @Advised.Arguments @Nullable Object arguments,
                @Advice.Local("site") WovenMethod site,
                @Advice.Local("running") @Nullable Step running) {
            site = linked;
            running = site.enter(own);
            if (running != null) {
                WovenMethod.arguments(site, running, arguments);
            }
        }
    }

    static final class Resuming {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        @SuppressWarnings("UnusedVariable") // what is woven in at the end reads it
        static void enter(
                @Advised.Site WovenMethod linked,
                @Advised.Own @Nullable Tracing own,
                @Advised.Arrived @Nullable Context arrived,
                @Advice.Local("site") WovenMethod site,
                @Advice.Local("running") @Nullable Step running) {
            site = linked;
            running = site.enter(own, arrived);
        }
    }

    static final class ResumingWithArguments {

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advised.Site WovenMethod linked,
                @Advised.Own @Nullable Tracing own,
                @Advised.Arrived @Nullable Context arrived,
                @Advised.Arguments @Nullable Object arguments,
                @Advice.Local("site") WovenMethod site,
                @Advice.Local("running") @Nullable Step running) {
            site = linked;
            running = site.enter(own, arrived);
            if (running != null) {
                WovenMethod.arguments(site, running, arguments);
            }
        }
    }

    static Class<?> of(AnnotatedMethod method) {
        boolean hasArguments = !method.attributes().isEmpty();
        if (method.resumed().isEmpty()) {
            return hasArguments ? WithArguments.class : Plain.class;
        }
        return hasArguments ? ResumingWithArguments.class : Resuming.class;
    }
}
