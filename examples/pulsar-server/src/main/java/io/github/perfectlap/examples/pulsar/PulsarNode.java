package io.github.perfectlap.examples.pulsar;

import io.github.perfectlap.examples.node.Node;
import io.github.perfectlap.examples.node.NodeProcess;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pulsar.PulsarStandaloneStarter;

/** One standalone Pulsar broker in a JVM of its own: see {@link NodeProcess}. */
public final class PulsarNode implements Node {
    private final PulsarStandaloneStarter standalone;

    private PulsarNode(PulsarStandaloneStarter standalone) {
        this.standalone = standalone;
    }

    /** Runs the node until standard input closes; the optional argument is the folder to use. */
    public static void main(String[] arguments) throws Exception {
        NodeProcess.run("pulsar", arguments, PulsarNode::start);
    }

    private static PulsarNode start(Path folder) throws Exception {
        PulsarStandaloneStarter standalone = new Standalone(arguments(folder));
        // Returns when the namespace public/default is there, which is later than the open port.
        standalone.start();
        return new PulsarNode(standalone);
    }

    private static String[] arguments(Path folder) throws IOException {
        Path settings = folder.resolve("standalone.conf");
        try (Writer writer = Files.newBufferedWriter(settings)) {
            PulsarSettings.create().store(writer, null);
        }
        return new String[] {
            "--config",
            settings.toString(),
            "--metadata-dir",
            folder.resolve("metadata").toString(),
            "--bookkeeper-dir",
            folder.resolve("bookkeeper").toString(),
            "--bookkeeper-port",
            "0",
            "--no-functions-worker",
            "--no-stream-storage"
        };
    }

    @Override
    public String address() {
        return URI.create(standalone.getBrokerServiceUrl()).getAuthority();
    }

    @Override
    public void close() {
        standalone.close();
    }

    private static final class Standalone extends PulsarStandaloneStarter {
        Standalone(String[] arguments) throws Exception {
            super(arguments);
        }

        @Override
        protected void registerShutdownHook() {
            // Pulsar's own hook waits for a start that is under way: NodeProcess stops the node.
        }
    }
}
