package io.github.perfectlap.examples.servers;

import java.util.List;

/**
 * A real Kafka broker at 127.0.0.1, until it is closed or this JVM ends.
 *
 * <p>It runs with the class path that the module kafka-server has written; the system property
 * {@code servers.kafka.classpath} names that file where this is not run inside the repository.
 */
public final class KafkaServer implements AutoCloseable {
    private final ServerProcess process;

    private KafkaServer(ServerProcess process) {
        this.process = process;
    }

    /**
     * Returns when it serves, after about 3 s of processor time.
     *
     * @throws IllegalStateException when it cannot be started; the message says why and what to do
     */
    public static KafkaServer start() {
        return start(Settings.ofThisProcess());
    }

    static KafkaServer start(Settings settings) {
        NodeModule module = new NodeModule("kafka", settings);
        Launch launch = new Launch(
                "kafka",
                "io.github.perfectlap.examples.kafka.KafkaNode",
                module.classPath(),
                List.of("-Xmx256m"),
                List.of(),
                module.help());
        return new KafkaServer(new ServerStart(launch, settings).run());
    }

    /** The setting {@code bootstrap.servers} of a client. */
    public String bootstrapServers() {
        return process.address();
    }

    ServerProcess process() {
        return process;
    }

    /** Stops it; returns when its process and its folder are gone. */
    @Override
    public void close() {
        process.close();
    }
}
