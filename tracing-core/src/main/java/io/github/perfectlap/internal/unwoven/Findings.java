package io.github.perfectlap.internal.unwoven;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The classes with such annotations, by name. */
final class Findings {

    private final Map<String, MarkedClass> classes = new TreeMap<>();

    /** Reads a class file. Of two classes of a name, the JVM loads the first. */
    void add(byte[] content) {
        try {
            MarkedClass found = ClassFile.read(content);
            if (found != null) {
                classes.putIfAbsent(found.name(), found);
            }
        } catch (RuntimeException noClass) {
            // Whoever loads it will hear of it.
        }
    }

    /** Names of classes whose annotations do nothing. */
    List<String> unwoven(boolean agent) {
        return classes.values().stream()
                .filter(found -> found.isUnwoven(agent))
                .map(MarkedClass::name)
                .toList();
    }
}
