package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;

/** The {@code traceparent} header of version 00. */
final class Traceparent {

    private static final String VERSION = "00-";
    private static final int LENGTH = 55;
    private static final int TRACE_AT = 3;
    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;

    private Traceparent() {}

    /** Flags are those that every reader takes: libraries from before the others start a new trace at any of them. */
    static String of(SpanContext ids) {
        return VERSION + ids.getTraceId() + '-' + ids.getSpanId() + (ids.isSampled() ? "-01" : "-00");
    }

    /** The same as bytes. */
    static byte[] bytesOf(SpanContext ids) {
        return new HeaderBytes(LENGTH)
                .text(VERSION)
                .text(ids.getTraceId())
                .text("-")
                .text(ids.getSpanId())
                .text(ids.isSampled() ? "-01" : "-00")
                .bytes();
    }

    /** The ids in it; invalid ones where it is not plainly of this version. */
    static SpanContext read(String header) {
        boolean isPlain = header.length() == LENGTH
                && header.startsWith(VERSION)
                && header.charAt(SPAN_AT - 1) == '-'
                && header.charAt(FLAGS_AT - 1) == '-'
                && isHex(header.charAt(FLAGS_AT))
                && isHex(header.charAt(FLAGS_AT + 1));
        return isPlain
                ? SpanContext.createFromRemoteParent(
                        header.substring(TRACE_AT, SPAN_AT - 1),
                        header.substring(SPAN_AT, FLAGS_AT - 1),
                        TraceFlags.fromHex(header, FLAGS_AT),
                        TraceState.getDefault())
                : SpanContext.getInvalid();
    }

    private static boolean isHex(char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    }
}
