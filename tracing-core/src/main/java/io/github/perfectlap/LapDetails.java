package io.github.perfectlap;

import io.opentelemetry.api.trace.TraceState;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What few transactions need: what brought them here, their trace's id as text, a trace state, exceptions, long texts. Thread-safe. */
final class LapDetails {

    /** Characters of long texts that one transaction may keep in this process, all its steps together. */
    private static final int TEXT_ROOM = 192 * 1024;

    private TraceState traceState = TraceState.getDefault();
    private @Nullable String traceText;
    private @Nullable Throwable lastWritten;
    private int textTaken;
    private @Nullable Passport arrived;
    private @Nullable Map<Recorded, Passport> handedOver;

    synchronized void arrived(Passport passport) {
        arrived = passport;
    }

    /** What brought the transaction here. */
    synchronized @Nullable Passport arrived() {
        return arrived;
    }

    /** The passport that a hand-off writes, the same each time; made the first time. */
    synchronized Passport handedOver(Recorded handOff, Supplier<Passport> maker) {
        Map<Recorded, Passport> known = handedOver;
        if (known == null) {
            known = new HashMap<>();
            handedOver = known;
        }
        Passport passport = known.get(handOff);
        if (passport == null) {
            passport = maker.get();
            known.put(handOff, passport);
        }
        return passport;
    }

    /** A hand-off writes no more; what it wrote, if that was to be kept. */
    synchronized @Nullable Passport noLongerHandedOver(Recorded handOff) {
        return handedOver == null ? null : handedOver.remove(handOff);
    }

    synchronized void traceState(TraceState state) {
        traceState = state;
    }

    synchronized TraceState traceState() {
        return traceState;
    }

    /** The trace's id as others write it. */
    synchronized String traceId(long high, long low) {
        String known = traceText;
        if (known == null) {
            known = Hex.traceId(high, low);
            traceText = known;
        }
        return known;
    }

    /** Whether this exception is not yet written: it passes through several steps, and one says it. */
    synchronized boolean isNews(Throwable exception) {
        boolean isNews = exception != lastWritten;
        lastWritten = exception;
        return isNews;
    }

    /** Takes room for a long text; whether there was any. */
    synchronized boolean takeRoom(int characters) {
        boolean isRoom = characters <= TEXT_ROOM - textTaken;
        if (isRoom) {
            textTaken += characters;
        }
        return isRoom;
    }
}
