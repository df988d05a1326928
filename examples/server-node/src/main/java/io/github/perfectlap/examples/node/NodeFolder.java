package io.github.perfectlap.examples.node;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The temporary folder that holds everything one server writes. */
public final class NodeFolder {
    /** How the name of every such folder begins. */
    public static final String PREFIX = "perfect-lap-";

    private static final int ATTEMPTS = 10;

    private NodeFolder() {}

    /**
     * Makes a new folder, for the user of this process only, such as {@code perfect-lap-kafka-123}.
     */
    public static Path create(Path parent, String server) throws IOException {
        return Files.createTempDirectory(parent, PREFIX + server + "-");
    }

    /** Deletes the folder with everything in it; one that is gone already is no error. */
    public static void delete(Path folder) throws IOException {
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try {
                Files.walkFileTree(folder, new Delete());
            } catch (DirectoryNotEmptyException e) {
                // A server that is stopping may still have added a file behind the walk.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static final class Delete extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
