package io.github.perfectlap;

import io.github.perfectlap.internal.Names;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a baggage header that starts with a passport as {@link Passport#header} writes one. What it has no answer for
 * is not wrong for that: it is to be read with all care.
 */
final class PassportReader {

    // Of the members that are read of a header, less the passport's.
    private static final int MAX_OTHERS = OwnHeaders.MAX_MEMBERS - Passport.MAX_MEMBERS;

    private static final Pattern WRONG_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final LastRead<Word> names = new LastRead<>(PassportReader::name);
    private final LastRead<Word> releases = new LastRead<>(PassportReader::release);
    private final LastRead<Word> groups = new LastRead<>(PassportReader::release);
    private final LastRead<Baggage> others = new LastRead<>(PassportReader::others);

    /** What the header brought, or null where there is no answer. */
    @Nullable
    Read read(String header) {
        HeaderText text = new HeaderText(header);
        Word name = text.skip(Passport.NAME_MARK) ? word(names, text) : null;
        long start = text.skip(Passport.START_MARK) ? text.number() : -1;
        long hop = text.skip(Passport.HOP_MARK) ? text.number() : -1;
        long sent = text.skip(Passport.SENT_MARK) ? text.number() : -1;
        Word release = text.skip(Passport.RELEASE_MARK) ? word(releases, text) : Word.NONE;
        boolean keeps = text.skip(Passport.KEEP_MARK);
        GroupEntry entry = text.skip(Passport.ENTRY_MARK) ? entry(text) : null;
        if (name == null || release == null || start < 0 || hop < 1 || hop > Passport.MAX_HOP || sent < 0) {
            return null;
        }
        Baggage own = text.isAtMemberEnd() ? others.read(header, text.at(), header.length()) : null;
        return own == null ? null : new Read(new Passport(name, start, release, (int) hop, sent, keeps, entry), own);
    }

    private @Nullable GroupEntry entry(HeaderText text) {
        long micros = text.number();
        Word group = text.skip(".") ? word(groups, text) : null;
        return group == null ? null : GroupEntry.of(micros, group);
    }

    private static @Nullable Word word(LastRead<Word> words, HeaderText text) {
        int from = text.at();
        text.skipWord();
        return text.at() == from ? null : words.read(text.whole(), from, text.at());
    }

    private static @Nullable Word name(String encoded) {
        String name = decoded(encoded);
        return name != null && Names.isTransaction(name) ? Word.of(name) : null;
    }

    private static @Nullable Word release(String encoded) {
        String release = decoded(encoded);
        return release == null ? null : Word.release(release);
    }

    private static @Nullable String decoded(String encoded) {
        return isReadable(encoded) ? baggage(Passport.NAME_MARK + encoded).getEntryValue(Passport.NAME) : null;
    }

    /** The application's members behind a passport, each with a comma before it. */
    private static @Nullable Baggage others(String members) {
        if (members.isEmpty()) {
            return Baggage.empty();
        }
        String[] each = members.split(",", -1);
        boolean isPlain = each.length <= MAX_OTHERS && Stream.of(each).noneMatch(Passport::isMember);
        return isPlain && isReadable(members) ? baggage(members.substring(1)) : null;
    }

    private static boolean isReadable(String members) {
        return !WRONG_PERCENT.matcher(members).find();
    }

    private static Baggage baggage(String members) {
        return Baggage.fromContext(
                W3CBaggagePropagator.getInstance().extract(Context.root(), members, MembersGetter.INSTANCE));
    }

    /** A passport, and the application's baggage behind it. */
    record Read(Passport passport, Baggage own) {}
}
