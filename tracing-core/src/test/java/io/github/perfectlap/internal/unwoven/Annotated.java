package io.github.perfectlap.internal.unwoven;

import io.github.perfectlap.annotation.Resumes;
import io.github.perfectlap.annotation.StepAttribute;
import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;
import io.github.perfectlap.annotation.Woven;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.annotations.AddingSpanAttributes;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Classes that use annotations in this way and that, and that nobody weaves. */
final class Annotated {

    private Annotated() {}

    static byte[] file(Class<?> type) {
        String name = type.getName();
        try (InputStream file = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static final class ByTransaction {
        @WithTransaction("checkout")
        void place() {}
    }

    static final class ByStep {
        @WithStep("charge card")
        static void charge() {}
    }

    static final class ByParameter {
        static final long LONG = 1L << 40;
        static final double DOUBLE = 0.1;

        double charge(String card, @StepAttribute("amount") double amount) {
            return amount * DOUBLE + LONG + card.length();
        }
    }

    static final class BySeveralAttributes {
        @StepAttribute("id")
        @StepAttribute(value = "country", of = "country")
        void charge() {}
    }

    static final class ByResumes {
        void ship(@Resumes Context arrived) {}
    }

    static final class BehindOthers {
        @Other(
                types = {String.class, int[].class},
                elements = ElementType.METHOD,
                inner = @Inner(texts = {"a", "b"}))
        @Deprecated(since = "1")
        @WithStep(answers = {IOException.class})
        void charge() {}
    }

    static final class ByOpenTelemetrysSpan {
        @WithSpan
        void charge(@SpanAttribute("amount") long amount) {}
    }

    static final class ByOpenTelemetrysAttributes {
        @AddingSpanAttributes
        void charge(@SpanAttribute("amount") long amount) {}
    }

    static final class ByBoth {
        @WithSpan
        void charge() {}

        @WithStep
        void ship() {}
    }

    @Woven
    static final class WovenClass {
        @WithStep
        @WithSpan
        void charge() {}
    }

    static final class Talking {
        static final String TEXT = "Lio/github/perfectlap/annotation/WithStep;";

        WithStep none;

        Talking(WithStep none) {
            this.none = none;
        }

        Class<?> type() {
            return WithStep.class;
        }
    }

    static final class ByNestedOnly {
        @Steps(@WithStep)
        void charge() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Other {
        Class<?>[] types();

        ElementType elements();

        Inner inner();

        int number() default 1;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Inner {
        String[] texts();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Steps {
        WithStep[] value();
    }
}
