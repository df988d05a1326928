package io.github.perfectlap.examples.servers;

import io.github.perfectlap.examples.node.NodeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One attempt to start a server, which ends with it serving or with nothing of it left. */
record ServerStart(Launch launch, Settings settings) {

    /**
     * Returns when the server serves.
     *
     * @throws IllegalStateException when it does not: which server, what it said, what to do
     */
    ServerProcess run() {
        Duration limit = settings.startLimit();
        ServerProcess server = open(settings.stopLimit());
        try {
            server.awaitReady(limit);
            return server;
        } catch (TimeoutException e) {
            server.close();
            String help = "allow more with -D" + Settings.START_SECONDS + "=…, or " + launch.help();
            throw failure("it was not ready after " + limit.toSeconds() + " s", server, help);
        } catch (ExecutionException e) {
            server.close();
            throw failure("it ended with status " + server.exitStatus(), server, launch.help());
        } catch (InterruptedException e) {
            server.close();
            Thread.currentThread().interrupt();
            throw failure("its start was interrupted", server, "let it start");
        }
    }

    private ServerProcess open(Duration stopLimit) {
        Path directory = settings.tempDirectory();
        try {
            Path folder = NodeFolder.create(directory, launch.server());
            try {
                return new ServerProcess(
                        launch.server(), folder, stopLimit, launch.in(folder).start());
            } catch (IOException e) {
                NodeFolder.delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The %s server's JVM could not be started in %s; name another directory with -D%s=…"
                            .formatted(launch.server(), directory, Settings.TEMP_DIRECTORY),
                    e);
        }
    }

    private IllegalStateException failure(String problem, ServerProcess server, String help) {
        return new IllegalStateException("The %s server did not start: %s. It said last:%n%s%nWhat to do: %s"
                .formatted(launch.server(), problem, server.lastLines(), help));
    }
}
