package io.github.perfectlap.report.otlp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes protobuf by hand, right or wrong. */
final class WireSketch {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static WireSketch message() {
        return new WireSketch();
    }

    /** A span that has what every span must have. */
    static WireSketch span(String name) {
        return message().part(1, new byte[15], 1).part(2, new byte[7], 1).text(5, name);
    }

    /** A request with one resource, one scope and these spans. */
    static byte[] request(WireSketch... spans) {
        WireSketch scope = message();
        for (WireSketch span : spans) {
            scope.part(2, span);
        }
        return message().part(1, message().part(2, scope)).bytes();
    }

    WireSketch raw(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    WireSketch varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return this;
    }

    WireSketch number(int field, long value) {
        return varint((long) field << 3).varint(value);
    }

    WireSketch fixed64(int field, long value) {
        varint((long) field << 3 | 1);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    WireSketch part(int field, WireSketch message) {
        return part(field, message.bytes());
    }

    WireSketch text(int field, String text) {
        return part(field, text.getBytes(StandardCharsets.UTF_8));
    }

    WireSketch part(int field, byte[] bytes, int... more) {
        varint((long) field << 3 | 2).varint(bytes.length + more.length);
        out.writeBytes(bytes);
        return raw(more);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
