package io.github.perfectlap.examples.servers;

import java.util.ArrayDeque;
import java.util.Deque;

/** The newest lines that a server said; safe for several threads. */
final class LastLines {
    private static final int LIMIT = 40;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == LIMIT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** One indented line each, oldest first. */
    synchronized String text() {
        return lines.isEmpty() ? "    (nothing)" : "    " + String.join("\n    ", lines);
    }
}
