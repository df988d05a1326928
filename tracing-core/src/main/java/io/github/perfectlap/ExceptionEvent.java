package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an exception is written into a span: its class and where it was thrown, and
 * the same of its causes. Messages stay here, since they are where secrets hide.
 */
final class ExceptionEvent {

    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 64;

    private ExceptionEvent() {}

    static void write(Span span, Throwable exception, long epochNanos) {
        Attributes what = Attributes.of(
                TYPE, exception.getClass().getName(),
                STACKTRACE, stackTrace(exception));
        span.addEvent("exception", what, epochNanos, TimeUnit.NANOSECONDS);
    }

    static String stackTrace(Throwable exception) {
        List<Throwable> causes = causes(exception);
        StringBuilder text = new StringBuilder();
        for (Throwable cause : causes) {
            text.append(text.isEmpty() ? "" : "Caused by: ")
                    .append(cause.getClass().getName());
            frames(text.append('\n'), cause.getStackTrace());
        }
        return text.toString();
    }

    private static List<Throwable> causes(Throwable exception) {
        List<Throwable> causes = new ArrayList<>();
        @Nullable Throwable next = exception;
        while (next != null && causes.size() < MAX_CAUSES && isNew(next, causes)) {
            causes.add(next);
            next = next.getCause();
        }
        return causes;
    }

    /** By identity: what an exception thinks it equals is its own affair. */
    private static boolean isNew(Throwable exception, List<Throwable> causes) {
        return causes.stream().noneMatch(cause -> cause == exception);
    }

    private static void frames(StringBuilder text, StackTraceElement[] frames) {
        for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
            text.append("\tat ").append(frames[i]).append('\n');
        }
        if (frames.length > MAX_FRAMES) {
            text.append("\t... ").append(frames.length - MAX_FRAMES).append(" more\n");
        }
    }
}
