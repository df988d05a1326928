package io.github.perfectlap.internal.unwoven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar in the making. */
final class Jar {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream files = new ZipOutputStream(bytes);

    Jar with(String name, byte[] content) throws IOException {
        files.putNextEntry(new ZipEntry(name));
        files.write(content);
        return this;
    }

    Jar with(String directory, Class<?> type) throws IOException {
        return with(directory + type.getSimpleName() + ".class", Annotated.file(type));
    }

    Jar withClassPath(String entries) throws IOException {
        String manifest = "Manifest-Version: 1.0\nClass-Path: " + entries + "\n";
        return with("META-INF/MANIFEST.MF", manifest.getBytes(UTF_8));
    }

    /** A jar inside of it, stored as it is. */
    Jar withInner(String name, Jar inner) throws IOException {
        byte[] content = inner.bytes();
        CRC32 check = new CRC32();
        check.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(check.getValue());
        files.putNextEntry(entry);
        files.write(content);
        return this;
    }

    Path in(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() throws IOException {
        files.close();
        return bytes.toByteArray();
    }
}
