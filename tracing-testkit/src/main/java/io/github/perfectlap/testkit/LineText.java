package io.github.perfectlap.testkit;

/** The characters of one line, and how far they have been read. */
final class LineText {

    /** Stands between a step and its child on the same line. */
    static final char CHILD = '>';

    private final String whole;
    private final String line;
    private final int number;
    private int at;

    /**
     * What is to be read of a line.
     *
     * @param whole the line as it was written, for messages
     * @param start where its step's name begins
     */
    LineText(String whole, int start, int number) {
        this.whole = whole;
        this.line = whole.stripTrailing();
        this.number = number;
        this.at = start;
    }

    /** The step's name: up to a blank and a bracket, a brace, a count or the child's mark, or in quotes. */
    String name() {
        skipBlanks();
        if (isQuote()) {
            return quoted();
        }
        int end = line.length();
        for (String mark : new String[] {" [", " {", " " + CHILD, " " + Times.SIGN}) {
            int found = line.indexOf(mark, at);
            end = found >= 0 ? Math.min(end, found) : end;
        }
        String name = line.substring(at, end).strip();
        at = end;
        if (name.isEmpty() || "[{×>".indexOf(name.charAt(0)) >= 0) {
            throw error("a step's name is expected; write one that holds [ { } ] \" × or > in quotes");
        }
        return name;
    }

    /** A word that ends before one of the marks, or in quotes. */
    String word(String endMarks) {
        skipBlanks();
        if (isQuote()) {
            return quoted();
        }
        int start = at;
        while (at < line.length() && endMarks.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        String word = line.substring(start, at).strip();
        if (word.isEmpty() || word.indexOf('"') >= 0) {
            throw error("a word is expected; an empty one, or one that holds \", stands in quotes");
        }
        return word;
    }

    /** Goes past a mark if that is what comes next. */
    boolean skip(char mark) {
        skipBlanks();
        boolean isNext = at < line.length() && line.charAt(at) == mark;
        at += isNext ? 1 : 0;
        return isNext;
    }

    /** Goes past a whole word if that is what comes next. */
    boolean skipWord(String word) {
        skipBlanks();
        int end = at + word.length();
        boolean isNext = line.startsWith(word, at) && (end == line.length() || " ,]".indexOf(line.charAt(end)) >= 0);
        at = isNext ? end : at;
        skipBlanks();
        return isNext;
    }

    boolean isEndOr(String marks) {
        return at == line.length() || marks.indexOf(line.charAt(at)) >= 0;
    }

    void expect(char mark) {
        if (!skip(mark)) {
            throw error("'" + mark + "' is missing");
        }
    }

    void expectEnd() {
        skipBlanks();
        if (at < line.length()) {
            throw error("'" + line.substring(at) + "' is too much; a line is: name [facts] {key=value, …} > child");
        }
    }

    IllegalArgumentException error(String what) {
        return new IllegalArgumentException(
                "line " + number + " of the expected shape can't be read: " + what + "\n  " + whole);
    }

    private boolean isQuote() {
        return at < line.length() && line.charAt(at) == '"';
    }

    private String quoted() {
        at++;
        StringBuilder out = new StringBuilder();
        while (!isQuote()) {
            out.append(nextInQuotes());
        }
        at++;
        return out.toString();
    }

    private char nextInQuotes() {
        char next = next();
        if (next != '\\') {
            return next;
        }
        char escaped = next();
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            case '"', '\\' -> escaped;
            default -> throw error("'\\" + escaped + "' stands for nothing");
        };
    }

    private char unicode() {
        String digits = "" + next() + next() + next() + next();
        try {
            return (char) Integer.parseInt(digits, 16);
        } catch (NumberFormatException notHexadecimal) {
            throw error("'\\u" + digits + "' needs four hexadecimal digits");
        }
    }

    private char next() {
        if (at >= line.length()) {
            throw error("a closing quote is missing");
        }
        return line.charAt(at++);
    }

    private void skipBlanks() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }
}
