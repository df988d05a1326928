package io.github.perfectlap.examples.servers;

import io.github.perfectlap.examples.node.NodeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A server in a JVM of its own, started and stopped by this one.
 *
 * <p>The child watches its standard input, so it also ends when this JVM does, in whatever way. If
 * it is the child that is killed, this JVM ends the processes that it had started and deletes its
 * folder.
 */
final class ServerProcess implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServerProcess.class.getName());
    private static final Duration HELPER_LIMIT = Duration.ofSeconds(5);

    private final String server;
    private final Path folder;
    private final Duration stopLimit;
    private final Process process;
    private final ServerOutput output;
    private final Set<ProcessHandle> helpers = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> ended;

    ServerProcess(String server, Path folder, Duration stopLimit, Process process) {
        this.server = server;
        this.folder = folder;
        this.stopLimit = stopLimit;
        this.process = process;
        this.output = new ServerOutput(process);
        this.ended = process.onExit().thenAccept(exited -> cleanUp());
    }

    /** Returns when the server serves; an ExecutionException says that its process has ended. */
    void awaitReady(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        output.address().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        rememberHelpers();
    }

    String address() {
        return output.address().join();
    }

    /** Of a server that is closed. */
    int exitStatus() {
        return process.exitValue();
    }

    /** What a server that is closed said last. */
    String lastLines() {
        return output.lastLines();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns when nothing of the server is left, at the latest after twice the stop limit. */
    @Override
    public void close() {
        rememberHelpers();
        closeInput();
        if (endsInTime()) {
            return;
        }
        process.destroyForcibly();
        if (!endsInTime()) {
            LOG.log(Level.WARNING, "The {0} server, process {1}, could not be ended", names());
        }
    }

    private Object[] names() {
        return new Object[] {server, Long.toString(process.pid())};
    }

    /** Once the child is dead, its children cannot be found by it any more. */
    private void rememberHelpers() {
        process.descendants().forEach(helpers::add);
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The child has closed its end already: it is on its way out.
        }
    }

    private boolean endsInTime() {
        try {
            // join, not get: an interrupted thread still has to leave nothing behind.
            ended.copy().orTimeout(stopLimit.toMillis(), TimeUnit.MILLISECONDS).join();
            return true;
        } catch (CompletionException e) {
            return !(e.getCause() instanceof TimeoutException);
        }
    }

    private void cleanUp() {
        helpers.forEach(ServerProcess::kill);
        try {
            NodeFolder.delete(folder);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "The " + server + " server's folder was not deleted: " + folder);
        }
    }

    private static void kill(ProcessHandle helper) {
        helper.destroyForcibly();
        helper.onExit()
                .completeOnTimeout(helper, HELPER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
