package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes out {@code step × 3}: that line and what is below it, three times. */
final class RepeatedLines {

    private static final int MOST = 100_000;
    private static final Pattern REPEATED =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"|[^\"\\[{>×]+?) × (\\d{1,5})(?= |$)");

    private final List<ShapeLine> lines;
    private final List<ShapeLine> written = new ArrayList<>();

    private RepeatedLines(List<ShapeLine> lines) {
        this.lines = lines;
    }

    /** The lines of a text that are not blank. */
    static List<ShapeLine> of(String text) {
        String[] all = text.split("\\R", -1);
        List<ShapeLine> lines = new ArrayList<>();
        for (int index = 0; index < all.length; index++) {
            if (!all[index].isBlank()) {
                lines.add(new ShapeLine(index + 1, all[index]));
            }
        }
        RepeatedLines repeated = new RepeatedLines(lines);
        repeated.write(0, lines.size());
        return repeated.written;
    }

    private void write(int from, int to) {
        int at = from;
        while (at < to) {
            ShapeLine line = lines.get(at);
            Matcher repeated = REPEATED.matcher(line.rest());
            if (repeated.lookingAt()) {
                at = writeOften(at, once(line, repeated), times(repeated.group(2), line));
            } else {
                add(line);
                at++;
            }
        }
    }

    /** The place of the first line that is not below. */
    private int writeOften(int at, ShapeLine once, int times) {
        int end = endOfSubtree(at);
        for (int time = 0; time < times; time++) {
            add(once);
            write(at + 1, end);
        }
        return end;
    }

    private static ShapeLine once(ShapeLine line, Matcher repeated) {
        String text = line.text().substring(0, line.column())
                + repeated.group(1)
                + line.rest().substring(repeated.end());
        return new ShapeLine(line.number(), text);
    }

    private int endOfSubtree(int at) {
        int end = at + 1;
        while (end < lines.size() && lines.get(end).column() > lines.get(at).column()) {
            end++;
        }
        return end;
    }

    private void add(ShapeLine line) {
        written.add(line);
        if (written.size() > MOST) {
            throw error(line, "it is repeated more than " + MOST + " times, counting what repeats it");
        }
    }

    private static int times(String number, ShapeLine line) {
        int times = Integer.parseInt(number);
        if (times < 1) {
            throw error(line, "a step is there once at least");
        }
        return times;
    }

    private static IllegalArgumentException error(ShapeLine line, String what) {
        return new LineText(line.text(), line.column(), line.number()).error(what);
    }
}
