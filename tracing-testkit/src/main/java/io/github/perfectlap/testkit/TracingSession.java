package io.github.perfectlap.testkit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Begins before any test class can use a context, and tells at the end which spans belonged to no test. */
public final class TracingSession implements LauncherSessionListener {

    /** Called by JUnit. */
    public TracingSession() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        WatchedStorage.install();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Strays.OF_PROCESS.report();
    }
}
