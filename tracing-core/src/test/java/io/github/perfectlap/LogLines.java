package io.github.perfectlap;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What our logger, the SDK's and dying threads say, kept from the console until this is closed. */
final class LogLines extends Handler implements AutoCloseable {

    // What our log says of a part that failed begins with the kind by which it is counted.
    private static final String FAILED = " failed;";

    private final Logger ours = Logger.getLogger(Tracing.class.getName());
    private final Logger sdk = Logger.getLogger("io.opentelemetry");
    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    LogLines() {
        List.of(ours, sdk).forEach(logger -> {
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        });
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> publish(new LogRecord(Level.SEVERE, "died")));
    }

    /** Adds a handler of the application's to our logger, behind this one. */
    void alsoTo(Handler handler) {
        ours.addHandler(handler);
    }

    void notTo(Handler handler) {
        ours.removeHandler(handler);
    }

    /** Our own warnings, one a line. */
    List<String> warnings() {
        return lines.stream()
                .filter(line -> ours.getName().equals(line.getLoggerName()))
                .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogRecord::getMessage)
                .toList();
    }

    /** What we told without a warning, one a line. */
    List<String> infos() {
        return lines.stream()
                .filter(line -> ours.getName().equals(line.getLoggerName()))
                .filter(line -> Level.INFO.equals(line.getLevel()))
                .map(LogRecord::getMessage)
                .toList();
    }

    /** The kinds of problem that our warnings say parts failed by. */
    List<String> failedKinds() {
        return warnings().stream()
                .filter(line -> line.contains(FAILED))
                .map(line -> line.substring(0, line.indexOf(FAILED)))
                .toList();
    }

    boolean isSilent() {
        return lines.stream().allMatch(line -> line.getLevel().intValue() < Level.WARNING.intValue());
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        List.of(ours, sdk).forEach(logger -> {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        });
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
