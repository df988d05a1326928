package io.github.perfectlap.examples.kafka;

import io.github.perfectlap.examples.node.FreePorts;
import io.github.perfectlap.examples.node.Node;
import io.github.perfectlap.examples.node.NodeProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One Kafka node, broker and controller at once, in a JVM of its own: see {@link NodeProcess}. */
public final class KafkaNode implements Node {
    private final KafkaRaftServer server;
    private final String address;

    private KafkaNode(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /** Runs the node until standard input closes; the optional argument is the folder to use. */
    public static void main(String[] arguments) throws Exception {
        NodeProcess.run("kafka", arguments, KafkaNode::start);
    }

    private static KafkaNode start(Path folder) throws IOException {
        List<Integer> ports = FreePorts.find(2);
        String address = "127.0.0.1:" + ports.get(0);
        Properties settings = KafkaSettings.of(folder, address, "127.0.0.1:" + ports.get(1));
        format(folder, settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new KafkaNode(server, address);
    }

    private static void format(Path folder, Properties settings) throws IOException {
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {"format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int status = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IOException("Kafka could not format " + folder + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
