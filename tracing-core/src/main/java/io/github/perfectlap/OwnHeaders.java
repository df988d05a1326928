package io.github.perfectlap;

import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the configured propagators write, on its way to the carrier: trace flags that every reader takes, and
 * the application's baggage kept back, so that the passport can stand before it.
 */
final class OwnHeaders<C> implements TextMapSetter<C> {

    // W3C Baggage: what every participant must at least pass on.
    static final int MAX_BAGGAGE = 8192;
    static final int MAX_MEMBERS = 64;

    private static final int FLAGS_AT = 53;
    private static final int VERSION_00 = 55;

    private final TextMapSetter<C> setter;
    private String baggage = "";
    private boolean isTraceWritten;

    OwnHeaders(TextMapSetter<C> setter) {
        this.setter = setter;
    }

    /** Whether the trace was written, in whatever form. */
    boolean isTraceWritten() {
        return isTraceWritten;
    }

    @Override
    public void set(@Nullable C carrier, String key, String value) {
        isTraceWritten |= !key.equalsIgnoreCase(HeaderCheck.BAGGAGE);
        switch (key.toLowerCase(Locale.ROOT)) {
            case HeaderCheck.BAGGAGE -> baggage = value;
            case HeaderCheck.TRACEPARENT -> setter.set(carrier, key, withPlainFlags(value));
            default -> setter.set(carrier, key, value);
        }
    }

    /** Writes the baggage: the passport in front, and of the application's members what there is room for. */
    void writeBaggage(@Nullable C carrier, @Nullable Passport passport) {
        String members = passport == null ? baggage : inFront(passport.header(), baggage);
        if (!members.isEmpty()) {
            setter.set(carrier, HeaderCheck.BAGGAGE, members);
        }
    }

    /** The passport, and of the application's members what there is room for behind it. */
    static String inFront(String passport, String baggage) {
        StringBuilder members = new StringBuilder(passport);
        int count = passport.split(",", -1).length;
        for (String member : baggage.split(",", -1)) {
            boolean fits = count < MAX_MEMBERS && members.length() + 1 + member.length() <= MAX_BAGGAGE;
            if (fits && !member.isBlank() && !Passport.isMember(member)) {
                members.append(',').append(member);
                count++;
            }
        }
        return members.toString();
    }

    /** Libraries from before the flag that an id is random start another trace at any flags above 01. */
    private static String withPlainFlags(String traceparent) {
        boolean isKnown = traceparent.length() == VERSION_00 && traceparent.startsWith("00-");
        if (!isKnown || Character.digit(traceparent.charAt(VERSION_00 - 1), 16) < 0) {
            return traceparent;
        }
        int isSampled = Character.digit(traceparent.charAt(VERSION_00 - 1), 16) & 1;
        return traceparent.substring(0, FLAGS_AT) + "0" + isSampled;
    }
}
