package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;

/** Reads what stands between brackets. */
final class FactReader {

    private static final String FAILED = "failed";

    private final LineText text;
    private ExpectedLine line;

    FactReader(LineText text, ExpectedLine line) {
        this.text = text;
        this.line = line;
    }

    /** The line with all that was read. */
    ExpectedLine readUntilBracket() {
        do {
            add(read());
        } while (text.skip(','));
        text.expect(']');
        return line;
    }

    private void add(Saying saying) {
        try {
            line = line.plus(saying);
        } catch (IllegalArgumentException contradiction) {
            throw text.error(String.valueOf(contradiction.getMessage()));
        }
    }

    private Saying read() {
        if (text.skipWord(FAILED)) {
            return new Ends(new Fact(FAILED, text.isEndOr(",]") ? "" : text.word(",]")));
        }
        if (text.skipWord(HasEvent.WORD)) {
            return new HasEvent(text.word(",]"));
        }
        if (text.skipWord(LinksTo.WORD)) {
            return new LinksTo(text.word(",]"));
        }
        String word = text.word(",]");
        Saying known = FactWords.read(word);
        if (known == null) {
            throw text.error("'" + word + "' is not a fact; " + FactWords.KNOWN);
        }
        return known;
    }
}
