package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an exception is written into a span: its class and where it was thrown, and
 * the same of its causes. Messages stay here, since they are where secrets hide.
 */
final class ExceptionEvent {

    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

    /** What the event is called. */
    static final String NAME = "exception";

    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 64;
    private static final int MAX_TEXT = 16 * 1024;

    private ExceptionEvent() {}

    /** What the event says. */
    static Attributes attributes(Throwable exception) {
        return Attributes.of(
                TYPE, TextLimits.name(exception.getClass().getName()),
                STACKTRACE, stackTrace(exception));
    }

    static String stackTrace(Throwable exception) {
        List<Throwable> causes = causes(exception);
        StringBuilder text = new StringBuilder();
        for (Throwable cause : causes) {
            text.append(text.isEmpty() ? "" : "Caused by: ")
                    .append(cause.getClass().getName());
            frames(text.append('\n'), cause.getStackTrace());
        }
        return text.length() <= MAX_TEXT ? text.toString() : text.substring(0, MAX_TEXT) + "\n\t... (cut)\n";
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
        for (int i = 0; i < Math.min(frames.length, MAX_FRAMES) && text.length() <= MAX_TEXT; i++) {
            text.append("\tat ").append(frames[i]).append('\n');
        }
        if (frames.length > MAX_FRAMES) {
            text.append("\t... ").append(frames.length - MAX_FRAMES).append(" more\n");
        }
    }
}
