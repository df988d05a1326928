package io.github.perfectlap.internal.unwoven;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/** Looks at the classes in a jar, and in those inside of it. */
final class JarSearch {

    private final Path file;
    private final Findings findings;
    private final Allowance allowance;
    private final List<Path> classPath = new ArrayList<>();

    private JarSearch(Path file, Findings findings, Allowance allowance) {
        this.file = file;
        this.findings = findings;
        this.allowance = allowance;
    }

    /** What the jar's manifest puts on the class path besides. */
    static List<Path> in(Path file, Findings findings, Allowance allowance) throws IOException {
        JarSearch search = new JarSearch(file, findings, allowance);
        try (JarBytes bytes = JarBytes.open(file)) {
            search.in(JarPart.whole(bytes));
        }
        return search.classPath;
    }

    private void in(JarPart jar) throws IOException {
        for (Packed packed : jar.files()) {
            if (allowance.isUsedUp()) {
                return;
            }
            look(jar, packed);
        }
    }

    private void look(JarPart jar, Packed packed) throws IOException {
        String name = packed.name();
        if (name.equals("META-INF/MANIFEST.MF")) {
            readManifest(jar.content(packed));
        } else if (isInner(packed)) {
            inner(jar, packed);
        } else if (isClass(name) && allowance.read(packed.size())) {
            findings.add(jar.content(packed));
        }
    }

    private static boolean isInner(Packed packed) {
        String name = packed.name();
        return packed.isStored()
                && name.endsWith(".jar")
                && (name.startsWith("BOOT-INF/lib/") || name.startsWith("WEB-INF/lib/"));
    }

    private void inner(JarPart jar, Packed packed) throws IOException {
        JarPart inner = jar.inner(packed);
        try {
            in(inner);
        } catch (ZipException damaged) {
            // The others may be whole.
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !KnownLibraries.has(name);
    }

    private void readManifest(byte[] content) throws IOException {
        String entries = new Manifest(new ByteArrayInputStream(content))
                .getMainAttributes()
                .getValue(Attributes.Name.CLASS_PATH);
        if (entries != null) {
            for (String entry : entries.strip().split(" +", -1)) {
                addToClassPath(entry);
            }
        }
    }

    private void addToClassPath(String entry) {
        try {
            URI place = file.toUri().resolve(entry);
            classPath.add(Path.of(place));
        } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
            // The JVM leaves it out too.
        }
    }
}
