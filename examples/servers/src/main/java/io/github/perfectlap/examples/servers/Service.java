package io.github.perfectlap.examples.servers;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A service of an example in a JVM of its own, with the class path of this one, until it is closed
 * or this JVM ends. Its main runs {@link io.github.perfectlap.examples.node.NodeProcess}.
 */
public final class Service implements AutoCloseable {
    private final ServerProcess process;

    private Service(ServerProcess process) {
        this.process = process;
    }

    /**
     * Returns when it serves.
     *
     * @param environment variables beside those of this process, of which {@code OTEL_*} are left out
     * @param arguments of main, after the folder
     * @throws IllegalStateException when it cannot be started; the message says why
     */
    public static Service start(String name, Class<?> main, Map<String, String> environment, List<String> arguments) {
        Launch launch = new Launch(
                name,
                main.getName(),
                classPath(),
                List.of("-Xmx128m"),
                arguments,
                "look at the reason above",
                environment);
        return new Service(new ServerStart(launch, Settings.ofThisProcess()).run());
    }

    /** Absolute, since a server's working directory is its own folder. */
    private static String classPath() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        return Arrays.stream(entries)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Where it serves, as it said itself. */
    public String address() {
        return process.address();
    }

    /** Stops it; returns when its process and its folder are gone. */
    @Override
    public void close() {
        process.close();
    }
}
