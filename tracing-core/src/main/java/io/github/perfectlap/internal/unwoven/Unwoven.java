package io.github.perfectlap.internal.unwoven;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The application's classes whose annotations do nothing, since nobody has woven them: looked for once, in passing. */
public final class Unwoven {

    private static final String SETTING = "perfectlap.weave.check";
    private static final String VARIABLE = "PERFECTLAP_WEAVE_CHECK";

    /** Set by our agent, which weaves classes as they are loaded: what the files hold says nothing then. */
    private static final String AGENT = "perfectlap.woven.by.agent";

    private static final long LIMIT_SECONDS = 10;
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final CompletableFuture<@Nullable String> SENTENCE = new CompletableFuture<>();

    private Unwoven() {}

    /**
     * Looks for them, the first time it is called, on a thread of its own that keeps nobody waiting, nor the JVM alive.
     *
     * @param agent whether OpenTelemetry's agent sees to OpenTelemetry's own annotations
     * @param log is told once, if there are any
     */
    public static void lookOnce(BooleanSupplier agent, Consumer<String> log) {
        if (STARTED.compareAndSet(false, true)) {
            try {
                start(() -> look(agent, log));
            } catch (Throwable noThreadLeft) {
                SENTENCE.complete(null);
            }
        }
    }

    /**
     * Which there are, and what to do about it; null where there are none, or nobody has begun to look. Waits until
     * all were looked at.
     */
    public static @Nullable String sentence() {
        if (!STARTED.get()) {
            return null;
        }
        try {
            return SENTENCE.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException unknown) {
            return null;
        }
    }

    /** Waits until all were looked at, and what was found is logged. */
    public static void await() {
        sentence();
    }

    private static void start(Runnable search) {
        // What the application keeps for its own threads is not handed on.
        Thread thread = new Thread(null, search, "perfect-lap-weave-check", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private static void look(BooleanSupplier agent, Consumer<String> log) {
        String sentence = null;
        try {
            sentence = isWanted() ? search(agent) : null;
            if (sentence != null) {
                log.accept(sentence);
            }
        } catch (Throwable fault) {
            // It is only a check: the application has lost nothing but a hint.
        } finally {
            SENTENCE.complete(sentence);
        }
    }

    private static boolean isWanted() {
        String property = System.getProperty(SETTING);
        String setting = property == null ? System.getenv(VARIABLE) : property;
        return !"off".equalsIgnoreCase(setting) && !Boolean.getBoolean(AGENT);
    }

    private static @Nullable String search(BooleanSupplier agent) {
        Findings found = new Search(new Allowance()).in(Places.ofApplication());
        return Sentence.of(found.unwoven(agent.getAsBoolean()));
    }
}
