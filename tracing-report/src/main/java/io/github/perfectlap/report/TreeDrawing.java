package io.github.perfectlap.report;

/**
 * Draws a {@link TraceTree} as text: for people with times, for tests without.
 *
 * <p>The same tree always gives the same text, whatever the machine's language. Lines end with a
 * line feed, the last one too. A drawing holds no state and may be shared.
 */
public final class TreeDrawing {

    private final boolean times;
    private final boolean ids;
    private final boolean kinds;

    private TreeDrawing(boolean times, boolean ids, boolean kinds) {
        this.times = times;
        this.ids = ids;
        this.kinds = kinds;
    }

    /**
     * For people: times, waits, services, links, and how it ended. Equal leaves that follow each
     * other are one line with their count and the sum of their times.
     */
    public static TreeDrawing timed() {
        return new TreeDrawing(true, false, false);
    }

    /**
     * For tests: one step a line, two spaces for each level, nothing that another run would change.
     *
     * <pre>{@code
     * line       = indent name [" [" fact {", " fact} "]"] [" {" key "=" value {", " key "=" value} "}"]
     * fact       = "failed" [" " reason] | "degraded" | "abandoned" | kind
     * kind       = "server" | "client" | "producer" | "consumer"     only after withKinds()
     * }</pre>
     *
     * <p>Children stand by start time, keys in the order of their characters. An attribute is there
     * if it is the user's own: not {@code error.type}, and not below {@code perfectlap.}, {@code
     * messaging.}, {@code thread.}, {@code code.} or {@code exception.}.
     *
     * <p>A name stands in double quotes if it is empty, starts with anything but a letter, a digit,
     * {@code /} or {@code _}, ends with a colon or a blank, or contains one of <code>[ ] { } > " \ ×
     * </code> or a character that cannot be seen. A reason, key or value does if it is empty, starts
     * or ends with a blank, or contains one of <code>[ ] { } " \ , =</code> or a character that
     * cannot be seen. Between quotes, {@code \"}, {@code \\}, {@code \n}, {@code \r}, {@code \t} and
     * a backslash, {@code u} and four hexadecimal digits stand for one character.
     */
    public static TreeDrawing shape() {
        return new TreeDrawing(false, false, false);
    }

    /** Likewise, with the trace's id above the drawing and each span's id at the end of its line. */
    public TreeDrawing withIds() {
        return new TreeDrawing(times, true, kinds);
    }

    /** Likewise, with the kind of each span that is not internal. */
    public TreeDrawing withKinds() {
        return new TreeDrawing(times, ids, true);
    }

    /**
     * The whole tree as text.
     *
     * @throws IllegalStateException if a shape has more than 5,000 levels
     */
    public String draw(TraceTree tree) {
        return times ? new TimedLines(ids, kinds).draw(tree) : new ShapeLines(ids, kinds).draw(tree);
    }
}
