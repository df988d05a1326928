package io.github.perfectlap;

import io.opentelemetry.api.trace.TraceState;
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
    private @Nullable HandedOver handedOver;

    synchronized void arrived(Passport passport) {
        arrived = passport;
    }

    /** What brought the transaction here. */
    synchronized @Nullable Passport arrived() {
        return arrived;
    }

    /** The time, or a later one that no other message of the transaction has. */
    synchronized long laterThanOthers(long micros) {
        return handedOver().later(micros);
    }

    /** The passport that a hand-off writes, the same each time; made the first time. */
    synchronized Passport handedOver(Recorded handOff, Supplier<Passport> maker) {
        return handedOver().passportOf(handOff, maker);
    }

    /** A hand-off writes no more; what it wrote, if that was kept. */
    synchronized @Nullable Passport noLongerHandedOver(Recorded handOff) {
        return handedOver == null ? null : handedOver.remove(handOff);
    }

    private HandedOver handedOver() {
        HandedOver known = handedOver;
        if (known == null) {
            known = new HandedOver();
            handedOver = known;
        }
        return known;
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
