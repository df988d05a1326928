package io.github.perfectlap;

import io.opentelemetry.context.ContextStorage;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Runs the tests over our storage of contexts, which OpenTelemetry's own test kit would keep out; or over that one, to
 * show that it makes no difference.
 */
public final class StorageOfTests implements LauncherSessionListener {

    static final boolean IS_OURS =
            System.getProperty("contexts.in.tests", "ours").equals("ours");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (IS_OURS) {
            ContextStorage.addWrapper(others -> new OwnStorage());
        }
    }
}
