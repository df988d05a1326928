package io.github.perfectlap.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A golden file on the disk. */
record GoldenFile(Path path) {

    /** What it holds, or null if there is none. */
    @Nullable
    String read() {
        try {
            // A checkout may have turned the line ends into those of its system.
            return Files.readString(path, UTF_8).replace("\r\n", "\n");
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text, UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
