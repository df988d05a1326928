package io.github.perfectlap.examples.node;

import java.io.IOException;
import java.nio.file.Path;

/** A server that serves. */
public interface Node extends AutoCloseable {

    /** Where clients reach it, as {@code host:port}. */
    String address();

    @Override
    void close() throws IOException;

    /** Starts a server; all that it writes goes into the folder, which is deleted after it. */
    @FunctionalInterface
    interface Start {
        /** Returns when the server serves. */
        Node in(Path folder) throws Exception;
    }
}
