package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Keeps a line readable, whatever a name or value holds. */
final class Clipped {

    private Clipped() {}

    /** The first lines of some, indented; the last says how many more there are. */
    static String lines(int most, List<String> lines) {
        String shown = lines.stream()
                .limit(most)
                .map(line -> "    " + to(240, line) + "\n")
                .collect(joining());
        int more = lines.size() - most;
        return more > 0 ? shown + "    and " + more + " more\n" : shown;
    }

    static String to(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
