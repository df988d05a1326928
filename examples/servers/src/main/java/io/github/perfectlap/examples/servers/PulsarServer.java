package io.github.perfectlap.examples.servers;

import java.util.List;

/**
 * A real standalone Pulsar at 127.0.0.1, until it is closed or this JVM ends.
 *
 * <p>It runs with the class path that the module pulsar-server has written; the system property
 * {@code servers.pulsar.classpath} names that file where this is not run inside the repository.
 */
public final class PulsarServer implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=256m",
            // Else Netty and Pulsar's own metrics log exceptions about what they cannot read.
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.platform=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED");

    private final ServerProcess process;

    private PulsarServer(ServerProcess process) {
        this.process = process;
    }

    /**
     * Returns when it serves and has the namespace public/default, after about 7 s of processor time.
     *
     * @throws IllegalStateException when it cannot be started; the message says why and what to do
     */
    public static PulsarServer start() {
        return start(Settings.ofThisProcess());
    }

    static PulsarServer start(Settings settings) {
        NodeModule module = new NodeModule("pulsar", settings);
        Launch launch = new Launch(
                "pulsar",
                "io.github.perfectlap.examples.pulsar.PulsarNode",
                module.classPath(),
                OPTIONS,
                List.of(),
                module.help());
        return new PulsarServer(new ServerStart(launch, settings).run());
    }

    /** The service URL of a client, such as {@code pulsar://127.0.0.1:6650}. */
    public String serviceUrl() {
        return "pulsar://" + process.address();
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
