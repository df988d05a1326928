package io.github.perfectlap.report.otlp;

import com.google.protobuf.CodedInputStream;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import java.io.IOException;

/** Ids, which are bytes on the wire and hexadecimal digits everywhere else. */
final class Ids {

    static final int TRACE_ID_BYTES = 16;
    static final int SPAN_ID_BYTES = 8;

    private Ids() {}

    static String traceId(CodedInputStream in) throws IOException {
        return TraceId.fromBytes(checked("trace id", TRACE_ID_BYTES, in.readByteArray()));
    }

    static String spanId(CodedInputStream in) throws IOException {
        return SpanId.fromBytes(checked("span id", SPAN_ID_BYTES, in.readByteArray()));
    }

    static String spanIdOrEmpty(CodedInputStream in) throws IOException {
        byte[] id = in.readByteArray();
        return id.length == 0 ? "" : SpanId.fromBytes(checked("parent span id", SPAN_ID_BYTES, id));
    }

    static boolean isZero(String spanId) {
        return spanId.equals(SpanId.getInvalid());
    }

    static String required(String what, String id) throws OtlpFormatException {
        if (id.isEmpty() || id.chars().allMatch(digit -> digit == '0')) {
            throw new OtlpFormatException("the " + what + " is missing or zero");
        }
        return id;
    }

    private static byte[] checked(String what, int length, byte[] id) throws OtlpFormatException {
        if (id.length != length) {
            throw new OtlpFormatException("the " + what + " must be " + length + " bytes long, but was " + id.length);
        }
        return id;
    }
}
