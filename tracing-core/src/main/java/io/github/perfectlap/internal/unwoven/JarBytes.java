package io.github.perfectlap.internal.unwoven;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** The bytes of a jar file. */
final class JarBytes implements Closeable {

    private final FileChannel file;
    private final Inflater inflater = new Inflater(true);

    private JarBytes(FileChannel file) {
        this.file = file;
    }

    static JarBytes open(Path jar) throws IOException {
        return new JarBytes(FileChannel.open(jar));
    }

    long size() throws IOException {
        return file.size();
    }

    ByteBuffer read(long from, long count) throws IOException {
        if (from < 0 || count < 0 || from + count > size()) {
            throw new EOFException(count + " bytes from " + from + " on are not there");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(count)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("the file has become shorter");
            }
        }
        return bytes.flip();
    }

    byte[] inflate(ByteBuffer packed, long size) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(size)];
        inflater.reset();
        inflater.setInput(packed);
        try {
            for (int done = 0; done < bytes.length; ) {
                int more = inflater.inflate(bytes, done, bytes.length - done);
                if (more == 0) {
                    throw new EOFException("less than the " + size + " bytes that there should be");
                }
                done += more;
            }
        } catch (DataFormatException damaged) {
            throw new ZipException(damaged.getMessage());
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
