package io.github.perfectlap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which transactions are switched on: one is while all are and it is itself. The answer is kept in each definition,
 * so that a start looks at one flag.
 */
final class Switches {

    private final Map<String, Definition> definitions = new HashMap<>();
    private final Set<String> off;
    private volatile boolean allOn;
    private boolean isClosed;

    /**
     * @param allOn whether anything is on
     * @param off names of those that are off from the start
     */
    Switches(boolean allOn, Set<String> off) {
        this.off = new HashSet<>(off);
        Live.begins();
        Live.offByName(off.size());
        turnAll(allOn);
    }

    /** What definitions of one name share. */
    synchronized Definition define(String name, Function<String, Definition> maker) {
        Definition definition = definitions.computeIfAbsent(name, maker);
        turn(definition);
        return definition;
    }

    boolean isOn() {
        return allOn;
    }

    /** Switches all on that are not off by themselves, or everything off. */
    synchronized void turnAll(boolean isOn) {
        boolean was = allOn;
        allOn = isOn && !isClosed;
        if (allOn != was) {
            Live.turned(allOn);
        }
        definitions.values().forEach(this::turn);
    }

    /** Switches one on or off by itself. */
    synchronized void turn(Definition definition, boolean isOn) {
        int before = off.size();
        if (isOn) {
            off.remove(definition.name());
        } else {
            off.add(definition.name());
        }
        Live.offByName(off.size() - before);
        turn(definition);
    }

    /** Switches everything off for good. */
    synchronized void close() {
        isClosed = true;
        turnAll(false);
        Live.offByName(-off.size());
        off.clear();
    }

    private void turn(Definition definition) {
        definition.turn(allOn && !off.contains(definition.name()));
    }
}
