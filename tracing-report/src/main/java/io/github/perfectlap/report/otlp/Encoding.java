package io.github.perfectlap.report.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import io.github.perfectlap.report.TracedSpan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a request is written, and its answer. */
enum Encoding {
    PROTOBUF("application/x-protobuf") {
        @Override
        List<TracedSpan> spans(byte[] request) throws OtlpFormatException {
            return OtlpReader.spans(request);
        }

        @Override
        byte[] everythingTaken() {
            return new byte[0];
        }

        @Override
        byte[] status(String message) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeInt32(1, INVALID_ARGUMENT);
            out.writeString(2, message);
            out.flush();
            return bytes.toByteArray();
        }
    },

    JSON("application/json") {
        @Override
        List<TracedSpan> spans(byte[] request) throws OtlpFormatException {
            return OtlpJsonReader.spans(request);
        }

        @Override
        byte[] everythingTaken() {
            return "{}".getBytes(UTF_8);
        }

        @Override
        byte[] status(String message) {
            String safe = message.replaceAll("[\"\\\\\\p{Cntrl}]", "'");
            return ("{\"code\":" + INVALID_ARGUMENT + ",\"message\":\"" + safe + "\"}").getBytes(UTF_8);
        }
    };

    private static final int INVALID_ARGUMENT = 3;

    private final String type;

    Encoding(String type) {
        this.type = type;
    }

    /** Null for a type that is not OTLP's. */
    static @Nullable Encoding of(String contentType) {
        for (Encoding encoding : values()) {
            if (contentType.startsWith(encoding.type)) {
                return encoding;
            }
        }
        return null;
    }

    static String types() {
        return PROTOBUF.type + " or " + JSON.type;
    }

    String type() {
        return type;
    }

    abstract List<TracedSpan> spans(byte[] request) throws OtlpFormatException;

    abstract byte[] everythingTaken();

    /** A {@code google.rpc.Status}, which exporters write into their log. */
    abstract byte[] status(String message) throws IOException;
}
