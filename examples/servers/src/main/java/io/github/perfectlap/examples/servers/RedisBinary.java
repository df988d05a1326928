package io.github.perfectlap.examples.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The redis-server for this machine, out of the jar that has one for each kind. */
final class RedisBinary {
    private static final String VERSION = "7.0.15";

    private RedisBinary() {}

    /** Copies it into the folder, ready to run. */
    static Path unpack(Path folder) throws IOException {
        Path binary = folder.resolve("redis-server");
        try (InputStream from = url().openStream()) {
            Files.copy(from, binary);
        }
        if (!binary.toFile().setExecutable(true, true)) {
            throw new IOException(binary + " cannot be made executable");
        }
        return binary;
    }

    /** The jar that holds it. */
    static Path jar() {
        try {
            JarURLConnection connection = (JarURLConnection) url().openConnection();
            return Path.of(connection.getJarFileURL().toURI());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("No jar at " + url(), e);
        }
    }

    private static URL url() {
        URL url = RedisBinary.class.getResource(name());
        if (url == null) {
            throw new IllegalStateException(
                    "There is no %s in embedded-redis, which is for Linux and macOS; name a redis-server with -D%s=…"
                            .formatted(name(), Settings.REDIS_BINARY));
        }
        return url;
    }

    private static String name() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "/redis-server-%s-%s-%s"
                .formatted(
                        VERSION,
                        system.contains("mac") ? "darwin" : system,
                        machine.equals("aarch64") ? "arm64" : machine.equals("x86_64") ? "amd64" : machine);
    }
}
