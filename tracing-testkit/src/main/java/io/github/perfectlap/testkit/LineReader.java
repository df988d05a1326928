package io.github.perfectlap.testkit;

import io.github.perfectlap.testkit.ExpectedAttributes.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one step of a line: its name, facts and attributes. */
final class LineReader {

    private static final Set<String> MORE = Set.of("…", "...");

    private final LineText text;

    LineReader(LineText text) {
        this.text = text;
    }

    ExpectedLine read() {
        String name = text.name();
        ExpectedLine line = ExpectedLine.of(name);
        if (text.skip(Times.SIGN)) {
            line = line.plus(times());
        }
        if (text.skip('[')) {
            line = new FactReader(text, line).readUntilBracket();
        }
        return text.skip('{') ? line.with(attributes()) : line;
    }

    private Times times() {
        String word = text.word(" [{>");
        try {
            Times times = Times.read(word);
            if (times != null) {
                return times;
            }
        } catch (IllegalArgumentException impossible) {
            throw text.error(String.valueOf(impossible.getMessage()));
        }
        throw text.error("'" + word + "' is no count; say × 3, × 1..3 or × 0..");
    }

    private ExpectedAttributes attributes() {
        SortedMap<String, String> values = new TreeMap<>();
        boolean atLeast = false;
        for (List<String> entry : entries()) {
            if (entry.size() == 1 && MORE.contains(entry.get(0))) {
                atLeast = true;
            } else if (entry.size() != 2) {
                throw text.error("'" + entry.get(0) + "' is not key=value");
            } else if (values.put(entry.get(0), entry.get(1)) != null) {
                throw text.error("'" + entry.get(0) + "' is given twice");
            }
        }
        return new ExpectedAttributes(atLeast ? Strictness.AT_LEAST : Strictness.EXACTLY, values);
    }

    /** Each a key and its value, or a single word. */
    private List<List<String>> entries() {
        List<List<String>> entries = new ArrayList<>();
        if (text.skip('}')) {
            return entries;
        }
        do {
            String key = text.word("=,}");
            entries.add(text.skip('=') ? List.of(key, text.word(",}")) : List.of(key));
        } while (text.skip(','));
        text.expect('}');
        return entries;
    }
}
