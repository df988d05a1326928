package io.github.perfectlap.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes as an IDE would, and keeps what became of each test. */
final class Launched implements TestExecutionListener {

    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final AtomicInteger passed = new AtomicInteger();

    static Launched run(Class<?>... classes) {
        Launched launched = new Launched();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .build();
        LauncherFactory.create().execute(request, launched);
        return launched;
    }

    int passed() {
        return passed.get();
    }

    /** Message by the test's name, empty where it passed. */
    Map<String, String> failures() {
        return failures;
    }

    String failure(String test) {
        return failures.getOrDefault(test + "(CapturedTraces)", "passed or did not run");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable()
                .ifPresent(thrown -> failures.put(test.getDisplayName(), String.valueOf(thrown.getMessage())));
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed.incrementAndGet();
        }
    }
}
