package io.github.perfectlap.examples.servers;

import io.github.perfectlap.examples.node.NodeProcess;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis at 127.0.0.1, without persistence, until it is closed or this JVM ends.
 *
 * <p>The system property {@code servers.redis.binary} names another redis-server than the 7.0.15
 * that comes along, and {@code servers.temp.directory} where its folder is made.
 */
public final class RedisServer implements AutoCloseable {
    private static final String HELP = "if programs may not run in that directory, name another one with -D"
            + Settings.TEMP_DIRECTORY
            + "=…, or a redis-server of this machine with -D"
            + Settings.REDIS_BINARY
            + "=…";

    private final ServerProcess process;

    private RedisServer(ServerProcess process) {
        this.process = process;
    }

    /**
     * Returns when it serves.
     *
     * @throws IllegalStateException when it cannot be started; the message says why and what to do
     */
    public static RedisServer start() {
        return start(Settings.ofThisProcess());
    }

    static RedisServer start(Settings settings) {
        Path binary = settings.path(Settings.REDIS_BINARY);
        Launch launch = new Launch(
                "redis",
                RedisNode.class.getName(),
                classPath(binary),
                List.of("-Xmx16m"),
                binary == null ? List.of() : List.of(binary.toString()),
                HELP);
        return new RedisServer(new ServerStart(launch, settings).run());
    }

    private static String classPath(@Nullable Path binary) {
        String own = source(RedisNode.class) + File.pathSeparator + source(NodeProcess.class);
        return binary == null ? own + File.pathSeparator + RedisBinary.jar() : own;
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("No class path for " + type, e);
        }
    }

    /** Where it serves, as {@code host:port}. */
    public String address() {
        return process.address();
    }

    ServerProcess process() {
        return process;
    }

    /** Stops it; returns when its processes and its folder are gone. */
    @Override
    public void close() {
        process.close();
    }
}
