package io.github.perfectlap.internal.unwoven;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks at the classes in a directory and below. */
final class DirectorySearch extends SimpleFileVisitor<Path> {

    private final Findings findings;
    private final Allowance allowance;

    private DirectorySearch(Findings findings, Allowance allowance) {
        this.findings = findings;
        this.allowance = allowance;
    }

    static void in(Path directory, Findings findings, Allowance allowance) throws IOException {
        Files.walkFileTree(directory, new DirectorySearch(findings, allowance));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!allowance.pass()) {
            return FileVisitResult.TERMINATE;
        }
        if (file.toString().endsWith(".class") && allowance.read(attributes.size())) {
            read(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }

    private void read(Path file) {
        try {
            findings.add(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            // It may have been deleted meanwhile; a build may be at work.
        }
    }
}
