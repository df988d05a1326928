package io.github.perfectlap.report.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** One message within the bytes of a request; nothing is copied until a field is read. */
final class ProtoMessage {

    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final Budget budget;

    private ProtoMessage(byte[] bytes, int offset, int length, Budget budget) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.budget = budget;
    }

    /** The request itself. */
    static ProtoMessage whole(byte[] request) {
        return new ProtoMessage(request, 0, request.length, new Budget());
    }

    /** Is called for each field, and reads it or leaves it. */
    @FunctionalInterface
    interface FieldReader {
        /** Reads the field with this tag from the input and says true, or reads nothing. */
        boolean read(int tag, Field field) throws IOException;
    }

    /** The value behind a tag; one of the methods may be called, once. */
    record Field(ProtoMessage owner, CodedInputStream in) {

        /** A message within the message, as a window on the same bytes. */
        ProtoMessage message() throws IOException {
            int length = in.readRawVarint32();
            if (length < 0 || length > in.getBytesUntilLimit()) {
                throw new OtlpFormatException("a part says that it is "
                        + length
                        + " bytes long, but "
                        + in.getBytesUntilLimit()
                        + " are left");
            }
            owner.budget.spend();
            int start = owner.offset + in.getTotalBytesRead();
            in.skipRawBytes(length);
            return new ProtoMessage(owner.bytes, start, length, owner.budget);
        }
    }

    static int bytesTag(int field) {
        return tag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    }

    static int varintTag(int field) {
        return tag(field, WireFormat.WIRETYPE_VARINT);
    }

    static int fixed64Tag(int field) {
        return tag(field, WireFormat.WIRETYPE_FIXED64);
    }

    private static int tag(int field, int wireType) {
        return field << 3 | wireType;
    }

    void read(FieldReader reader) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
        in.pushLimit(length);
        Field field = new Field(this, in);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!reader.read(tag, field)) {
                skip(tag, in);
            }
        }
    }

    private static void skip(int tag, CodedInputStream in) throws IOException {
        int wireType = WireFormat.getTagWireType(tag);
        boolean group = wireType == WireFormat.WIRETYPE_START_GROUP || wireType == WireFormat.WIRETYPE_END_GROUP;
        // OTLP has no groups, and skipping nested ones costs a stack frame each.
        if (group || !in.skipField(tag)) {
            throw new OtlpFormatException("field " + WireFormat.getTagFieldNumber(tag) + " is a group");
        }
    }
}
