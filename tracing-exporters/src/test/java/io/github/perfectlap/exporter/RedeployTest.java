package io.github.perfectlap.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application that is deployed, exports on a pooled thread, is closed and undeployed. */
@Timeout(120)
class RedeployTest {

    private static final int ROUNDS = 6;

    private final Receiver receiver = Receiver.start();
    private final ExecutorService container = Executors.newSingleThreadExecutor();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    RedeployTest() throws IOException {}

    @AfterEach
    void stop() {
        container.shutdownNow();
        receiver.close();
    }

    @Test
    void redeploy_sixTimes_leavesNoClassLoaderAndNoThread() throws Exception {
        List<WeakReference<ClassLoader>> deployed = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            deployed.add(container.submit(this::deployAndUndeploy).get());
        }

        assertThat(receiver.received()).hasSizeGreaterThanOrEqualTo(ROUNDS);
        awaitCollected();
        assertThat(deployed).allSatisfy(loader -> assertThat(loader.get()).isNull());
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith(SenderThreads.NAME) || name.contains("Selector"));
    }

    private WeakReference<ClassLoader> deployAndUndeploy() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Object application = loader.loadClass(DeployedApplication.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            run(application);
            return new WeakReference<>(loader, gone);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    // Through a type that both loaders know.
    @SuppressWarnings("unchecked")
    private void run(Object application) {
        ((Consumer<String>) application).accept(receiver.endpoint().toString());
    }

    private void awaitCollected() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int collected = 0;
        while (collected < ROUNDS && System.nanoTime() < deadline) {
            System.gc();
            if (gone.remove(100) != null) {
                collected++;
            }
        }
    }

    private static URL[] classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(RedeployTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return new File(path).toURI().toURL();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
