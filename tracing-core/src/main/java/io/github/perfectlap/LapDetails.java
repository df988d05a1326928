package io.github.perfectlap;

import io.opentelemetry.api.trace.TraceState;
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
    private @Nullable InnerTimes innerTimes;

    synchronized void arrived(Passport passport) {
        arrived = passport;
    }

    /** What brought the transaction here. */
    synchronized @Nullable Passport arrived() {
        return arrived;
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

    /** Times of steps inside others; made when somebody asks. */
    synchronized InnerTimes innerTimes() {
        InnerTimes known = innerTimes;
        if (known == null) {
            known = new InnerTimes();
            innerTimes = known;
        }
        return known;
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
