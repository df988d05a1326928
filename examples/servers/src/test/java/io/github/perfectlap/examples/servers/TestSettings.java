package io.github.perfectlap.examples.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of one test, whose servers keep to a directory of its own. */
final class TestSettings {
    private TestSettings() {}

    static Settings in(Path directory, String... namesAndValues) {
        Map<String, String> set = new HashMap<>();
        set.put(Settings.TEMP_DIRECTORY, directory.toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            set.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Settings(set::get);
    }

    /** A program in place of redis-server. */
    static String program(Path directory, String commands) throws IOException {
        Path file = Files.writeString(directory.resolve("program"), "#!/bin/sh\n" + commands + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return file.toString();
    }
}
