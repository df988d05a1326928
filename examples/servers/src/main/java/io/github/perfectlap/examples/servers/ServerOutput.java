package io.github.perfectlap.examples.servers;

import io.github.perfectlap.examples.node.NodeProcess;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Reads all that a server's JVM prints for as long as it runs: a full pipe would halt it. */
final class ServerOutput {
    private static final long DRAIN_MILLIS = 2_000;

    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final LastLines lines = new LastLines();
    private final Thread output;
    private final Thread errors;

    ServerOutput(Process process) {
        output = start(() -> readOutput(process.inputReader()));
        errors = start(() -> read(process.errorReader(), lines::add));
    }

    /** Completed by the READY line, or exceptionally by the end of the output. */
    CompletableFuture<String> address() {
        return address;
    }

    /** What an ended process said last. */
    String lastLines() {
        try {
            output.join(DRAIN_MILLIS);
            errors.join(DRAIN_MILLIS);
        } catch (InterruptedException e) {
            // What has come so far is better than nothing.
            Thread.currentThread().interrupt();
        }
        return lines.text();
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "server-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void readOutput(BufferedReader reader) {
        read(reader, this::accept);
        address.completeExceptionally(new EOFException("no " + NodeProcess.READY + "line"));
    }

    private void accept(String line) {
        if (line.startsWith(NodeProcess.READY)) {
            address.complete(line.substring(NodeProcess.READY.length()));
        } else {
            lines.add(line);
        }
    }

    private static void read(BufferedReader from, Consumer<String> consumer) {
        try (BufferedReader reader = from) {
            reader.lines().forEach(consumer);
        } catch (IOException | UncheckedIOException e) {
            // The process is gone, and its pipe with it.
        }
    }
}
