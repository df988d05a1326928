package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.perfectlap.internal.EncodedText;
import io.github.perfectlap.internal.Names;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a transaction besides its trace context, as members of W3C baggage. At most 200
 * bytes; {@code docs/passport.md} is the specification.
 *
 * @param called name of the business transaction
 * @param startMicros when it started, microseconds since 1970 by the clock of its first process
 * @param origin release of its first process, empty where not known
 * @param hop hand-offs so far, 0 in the first process
 * @param sentMicros when it was last handed over, 0 in the first process
 * @param keeps whether a process before knew that this trace is kept
 * @param entry when it entered the group of services that it is in, null where that has no name
 */
record Passport(
        Word called,
        long startMicros,
        Word origin,
        int hop,
        long sentMicros,
        boolean keeps,
        @Nullable GroupEntry entry) {

    /** The most that all members take. */
    static final int MAX_BYTES = 200;

    static final int MAX_NAME_BYTES = Names.MAX_BYTES;
    private static final int MAX_RELEASE_BYTES = 24;
    static final int MAX_HOP = 999;

    static final String NAME = "lap.name";
    private static final String START = "lap.start";
    private static final String RELEASE = "lap.release";
    private static final String HOP = "lap.hop";
    private static final String SENT = "lap.sent";
    private static final String KEEP = "lap.keep";
    private static final String ENTRY = "lap.entry";
    private static final List<String> KEYS = List.of(NAME, START, RELEASE, HOP, SENT, KEEP, ENTRY);

    /** How many members there are at most. */
    static final int MAX_MEMBERS = KEYS.size();

    private static final String IS_KEPT = "1";

    // In the order in which they are written.
    static final String NAME_MARK = NAME + "=";
    static final String START_MARK = "," + START + "=";
    static final String HOP_MARK = "," + HOP + "=";
    static final String SENT_MARK = "," + SENT + "=";
    static final String RELEASE_MARK = "," + RELEASE + "=";
    static final String KEEP_MARK = "," + KEEP + "=1";
    static final String ENTRY_MARK = "," + ENTRY + "=";
    private static final String MARKS = NAME_MARK + START_MARK + HOP_MARK + SENT_MARK;

    Passport(String name, long startMicros, String release, int hop, long sentMicros) {
        this(Word.of(name), startMicros, Word.release(release), hop, sentMicros, false, null);
    }

    /** One that says the trace is kept. */
    Passport keeping() {
        return keeps ? this : new Passport(called, startMicros, origin, hop, sentMicros, true, entry);
    }

    String name() {
        return called.text();
    }

    String release() {
        return origin.text();
    }

    /** The passport that the next process is to read. */
    Passport handedOver(long nowMicros) {
        return new Passport(called, startMicros, origin, Math.min(hop + 1, MAX_HOP), nowMicros, keeps, entry);
    }

    /** The same, sent at another time. */
    Passport sentAt(long micros) {
        return new Passport(called, startMicros, origin, hop, micros, keeps, entry);
    }

    /** The same in another group of services. */
    Passport in(GroupEntry other) {
        return new Passport(called, startMicros, origin, hop, sentMicros, keeps, other);
    }

    /** The passport as members of a baggage header. */
    String header() {
        return header("");
    }

    /**
     * The passport as members of a baggage header, and others behind it.
     *
     * @param others empty, or with a comma before each
     */
    String header(String others) {
        return NAME_MARK
                + called.encoded()
                + START_MARK
                + startMicros
                + HOP_MARK
                + hop
                + SENT_MARK
                + sentMicros
                + (origin.isEmpty() ? "" : RELEASE_MARK)
                + origin.encoded()
                + (keeps ? KEEP_MARK : "")
                + entryMember()
                + others;
    }

    /** The member that there may be no room for. */
    private String entryMember() {
        if (entry == null) {
            return "";
        }
        String member = ENTRY_MARK + entry.value();
        return requiredBytes() + member.length() > MAX_BYTES ? "" : member;
    }

    private int requiredBytes() {
        return MARKS.length()
                + called.encoded().length()
                + HeaderBytes.digits(startMicros)
                + HeaderBytes.digits(hop)
                + HeaderBytes.digits(sentMicros)
                + (origin.isEmpty()
                        ? 0
                        : RELEASE_MARK.length() + origin.encoded().length())
                + (keeps ? KEEP_MARK.length() : 0);
    }

    /**
     * The same as bytes.
     *
     * @param others in ASCII
     */
    byte[] bytes(String others) {
        String entered = entryMember();
        return new HeaderBytes(requiredBytes() + entered.length() + others.length())
                .text(NAME_MARK)
                .text(called.encoded())
                .text(START_MARK)
                .number(startMicros)
                .text(HOP_MARK)
                .number(hop)
                .text(SENT_MARK)
                .number(sentMicros)
                .text(origin.isEmpty() ? "" : RELEASE_MARK)
                .text(origin.encoded())
                .text(keeps ? KEEP_MARK : "")
                .text(entered)
                .text(others)
                .bytes();
    }

    /** Whether a member of a baggage header is a passport's, readable or not. */
    static boolean isMember(String member) {
        int equals = member.indexOf('=');
        return equals > 0 && KEYS.contains(member.substring(0, equals).strip());
    }

    /** The passport in the baggage, or null where it is missing or does not follow the rules. */
    static @Nullable Passport from(Baggage baggage) {
        String name = baggage.getEntryValue(NAME);
        if (name == null || !Names.isTransaction(name)) {
            return null;
        }
        long start = number(baggage.getEntryValue(START));
        long hop = number(baggage.getEntryValue(HOP));
        long sent = number(baggage.getEntryValue(SENT));
        if (start < 0 || hop < 1 || hop > MAX_HOP || sent < 0) {
            return null;
        }
        String release = baggage.getEntryValue(RELEASE);
        return new Passport(
                Word.of(name),
                start,
                Word.release(release == null ? "" : release),
                (int) hop,
                sent,
                IS_KEPT.equals(baggage.getEntryValue(KEEP)),
                GroupEntry.from(baggage.getEntryValue(ENTRY)));
    }

    /** Whether the baggage has any member of a passport, readable or not. */
    static boolean isIn(Baggage baggage) {
        return KEYS.stream().anyMatch(key -> baggage.getEntryValue(key) != null);
    }

    /** The baggage that is the application's own. */
    static Baggage without(Baggage baggage) {
        if (!isIn(baggage)) {
            return baggage;
        }
        BaggageBuilder builder = baggage.toBuilder();
        KEYS.forEach(builder::remove);
        return builder.build();
    }

    static String encoded(String text) {
        StringBuilder header = new StringBuilder();
        for (byte unit : text.getBytes(UTF_8)) {
            if (EncodedText.isUnreserved(unit)) {
                header.append((char) unit);
            } else {
                header.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return header.toString();
    }

    static String shortened(String release) {
        if (!EncodedText.isPrintable(release)) {
            return "";
        }
        String text = release;
        while (EncodedText.length(text) > MAX_RELEASE_BYTES) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text;
    }

    /** The number written in the text, or -1 where it is none. */
    static long number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 18) {
            return -1;
        }
        return text.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? Long.parseLong(text) : -1;
    }
}
