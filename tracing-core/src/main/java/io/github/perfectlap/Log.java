package io.github.perfectlap;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What we say to the operator. A log handler is the application's own; where it throws, nobody is left to tell. */
final class Log {

    private static final Logger logger = Logger.getLogger(Tracing.class.getName());

    private Log() {}

    static void info(String message) {
        say(Level.INFO, message, null);
    }

    static void warning(String message, @Nullable Throwable fault) {
        say(Level.WARNING, message, fault);
    }

    private static void say(Level level, String message, @Nullable Throwable fault) {
        try {
            logger.log(level, message, fault);
        } catch (Throwable faultyHandler) {
            // The application goes on without the line.
        }
    }
}
