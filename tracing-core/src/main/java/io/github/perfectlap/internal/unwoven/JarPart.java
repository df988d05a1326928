package io.github.perfectlap.internal.unwoven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * A jar, or one that is stored within another, as Spring Boot does; {@link java.util.zip.ZipFile} can't read those
 * where they are. See the ZIP File Format Specification 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class JarPart {

    private static final int HEADER_BYTES = 30;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xffff;

    private final JarBytes jar;
    private final long start;
    private final long size;

    private JarPart(JarBytes jar, long start, long size) {
        this.jar = jar;
        this.start = start;
        this.size = size;
    }

    static JarPart whole(JarBytes jar) throws IOException {
        return new JarPart(jar, 0, jar.size());
    }

    /** A jar that is stored in this one. */
    JarPart inner(Packed file) throws IOException {
        return new JarPart(jar, data(file), file.packedSize());
    }

    byte[] content(Packed file) throws IOException {
        ByteBuffer packed = jar.read(data(file), file.packedSize());
        return file.isStored() ? bytes(packed, 0, packed.limit()) : jar.inflate(packed, file.size());
    }

    List<Packed> files() throws IOException {
        long tailSize = Math.min(size, END_BYTES + MAX_COMMENT_BYTES);
        long tailStart = start + size - tailSize;
        ByteBuffer tail = jar.read(tailStart, tailSize);
        int end = end(tail);
        long directorySize = unsignedInt(tail, end + 12);
        long offset = unsignedInt(tail, end + 16);
        // A script may stand in front of all, of which the offset knows nothing.
        long before = tailStart + end - directorySize;
        ByteBuffer directory = jar.read(before, directorySize);
        if (isDirectory(directory)) {
            return entries(directory, before - offset);
        }
        // Or there is something between, as in jars of more than 65,535 files.
        return entries(jar.read(start + offset, directorySize), start);
    }

    private static int end(ByteBuffer tail) throws ZipException {
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                return at;
            }
        }
        throw new ZipException("no directory at the end");
    }

    private static boolean isDirectory(ByteBuffer directory) {
        return directory.limit() == 0 || directory.getInt(0) == ENTRY;
    }

    private static List<Packed> entries(ByteBuffer directory, long origin) throws ZipException {
        List<Packed> files = new ArrayList<>();
        for (int at = 0; at < directory.limit(); ) {
            if (directory.getInt(at) != ENTRY) {
                throw new ZipException("no entry at " + at + " of the directory");
            }
            files.add(entry(directory, at, origin));
            at += ENTRY_BYTES
                    + unsignedShort(directory, at + 28)
                    + unsignedShort(directory, at + 30)
                    + unsignedShort(directory, at + 32);
        }
        return files;
    }

    private static Packed entry(ByteBuffer directory, int at, long origin) {
        return new Packed(
                new String(bytes(directory, at + ENTRY_BYTES, unsignedShort(directory, at + 28)), UTF_8),
                unsignedShort(directory, at + 10) == 0,
                unsignedInt(directory, at + 20),
                unsignedInt(directory, at + 24),
                origin + unsignedInt(directory, at + 42));
    }

    /** Where the content begins. */
    private long data(Packed file) throws IOException {
        ByteBuffer header = jar.read(file.header(), HEADER_BYTES);
        return file.header() + HEADER_BYTES + unsignedShort(header, 26) + unsignedShort(header, 28);
    }

    private static byte[] bytes(ByteBuffer from, int at, int count) {
        byte[] bytes = new byte[count];
        from.get(at, bytes);
        return bytes;
    }

    private static int unsignedShort(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static long unsignedInt(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xffffffffL;
    }
}
