package io.github.perfectlap;

import io.opentelemetry.api.trace.TraceState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What few transactions need: what brought them here, their trace's id as text, a trace state, exceptions, long texts,
 * steps that are counted, and steps that go on after their body. Thread-safe.
 */
final class LapDetails {

    /** Characters of long texts that one transaction may keep in this process, all its steps together. */
    private static final int TEXT_ROOM = 192 * 1024;

    private TraceState traceState = TraceState.getDefault();
    private @Nullable String traceText;
    private @Nullable Throwable lastWritten;
    private int textTaken;
    private @Nullable Passport arrived;
    private @Nullable Map<String, Integer> stepCounts;
    private @Nullable Set<Awaited> awaited;
    private @Nullable Map<String, StepRules> stepRules;
    // Set before anybody else sees the transaction.
    private @Nullable LocalTree tree;
    private @Nullable Shape shape;
    private @Nullable HandedOver handedOver;
    private @Nullable Inputs inputs;
    private @Nullable Ending ending;
    private @Nullable InnerTimes innerTimes;

    synchronized void arrived(Passport passport) {
        arrived = passport;
    }

    /** What brought the transaction here. */
    synchronized @Nullable Passport arrived() {
        return arrived;
    }

    void tree(LocalTree known) {
        tree = known;
    }

    @Nullable
    LocalTree tree() {
        return tree;
    }

    void shape(Shape known) {
        shape = known;
    }

    @Nullable
    Shape shape() {
        return shape;
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

    /** Takes what is declared of a step where it is written. */
    synchronized void declare(StepRules rules) {
        if (stepRules == null) {
            stepRules = new HashMap<>();
        }
        stepRules.putIfAbsent(rules.name(), rules);
    }

    synchronized @Nullable StepRules declared(String step) {
        return stepRules == null ? null : stepRules.get(step);
    }

    synchronized void inputs(Inputs several) {
        inputs = several;
    }

    synchronized @Nullable Inputs inputs() {
        return inputs;
    }

    synchronized void ending(Ending known) {
        ending = known;
    }

    /** How its end counts; null where that is as usual. */
    synchronized @Nullable Ending ending() {
        return ending;
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

    /** Counts a step by its name; how many there are now. */
    synchronized int countStep(String step) {
        Map<String, Integer> counts = stepCounts;
        if (counts == null) {
            counts = new HashMap<>();
            stepCounts = counts;
        }
        return counts.merge(step, 1, Integer::sum);
    }

    synchronized void awaits(Awaited step) {
        Set<Awaited> steps = awaited;
        if (steps == null) {
            steps = new LinkedHashSet<>();
            awaited = steps;
        }
        steps.add(step);
    }

    synchronized void awaitsNoMore(Awaited step) {
        if (awaited != null) {
            awaited.remove(step);
        }
    }

    /** Ends the steps whose stage has completed, though nobody told them yet. */
    void endCompleted() {
        awaited().forEach(Awaited::endIfCompleted);
    }

    private synchronized List<Awaited> awaited() {
        return awaited == null ? List.of() : List.copyOf(awaited);
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
