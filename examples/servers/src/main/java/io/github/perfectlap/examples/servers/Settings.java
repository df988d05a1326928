package io.github.perfectlap.examples.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a user may set about the servers; a name maps to its text, or to null where not set. */
record Settings(UnaryOperator<@Nullable String> text) {
    /** Another redis-server than the one in the jar. */
    static final String REDIS_BINARY = "servers.redis.binary";

    /** Where the servers' folders are made, instead of the JVM's own temporary directory. */
    static final String TEMP_DIRECTORY = "servers.temp.directory";

    /** How many seconds a server may take to start. */
    static final String START_SECONDS = "servers.start.seconds";

    /** How many seconds a server may take to stop before it is killed. */
    static final String STOP_SECONDS = "servers.stop.seconds";

    /**
     * A system property such as {@code servers.redis.binary}, or else {@code SERVERS_REDIS_BINARY}.
     */
    static Settings ofThisProcess() {
        return new Settings(name -> {
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
            return System.getProperty(name, System.getenv(variable));
        });
    }

    @Nullable
    Path path(String name) {
        String path = text.apply(name);
        return path == null ? null : Path.of(path).toAbsolutePath();
    }

    Path tempDirectory() {
        Path directory = path(TEMP_DIRECTORY);
        return directory == null ? Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath() : directory;
    }

    Duration startLimit() {
        return seconds(START_SECONDS, "120");
    }

    Duration stopLimit() {
        // More than the 10 s that the child gives its server to stop in.
        return seconds(STOP_SECONDS, "20");
    }

    private Duration seconds(String name, String otherwise) {
        String set = text.apply(name);
        String seconds = set == null ? otherwise : set;
        if (!seconds.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("%s must be a whole number of seconds such as %s, but was '%s'"
                    .formatted(name, otherwise, seconds));
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
