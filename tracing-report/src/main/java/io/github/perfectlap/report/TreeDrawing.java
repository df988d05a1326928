package io.github.perfectlap.report;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable Predicate<TraceNode> placed;

    private TreeDrawing(boolean times, boolean ids, boolean kinds, @Nullable Predicate<TraceNode> placed) {
        this.times = times;
        this.ids = ids;
        this.kinds = kinds;
        this.placed = placed;
    }

    /**
     * For people: times, waits, services, links, and how it ended. Equal leaves that follow each
     * other are one line with their count and the sum of their times.
     */
    public static TreeDrawing timed() {
        return new TreeDrawing(true, false, false, null);
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
        return new TreeDrawing(false, false, false, null);
    }

    /**
     * For files that are kept: as {@link #shape()}, and the same for every run in which the same steps were made,
     * whatever ran at the same time.
     *
     * <pre>{@code
     * line   = indent name [" × " count] [" [" fact {", " fact} "]"] [" {" key "=" value {", " key "=" value} "}"]
     * fact   = … | kind | "event " name | "-> " name | "in order"
     * group  = indent "in any order:"
     * }</pre>
     *
     * <p>Below a step that is {@code in order}, children stand as they started, but for those of the group. All other
     * children are sorted by what they say. Equal ones that follow each other are one line with their count. A
     * link leads to the name of a step. Kinds are always drawn, ids never.
     *
     * @param placed whether a node has its place among its siblings by the program, and not by luck
     */
    public static TreeDrawing stable(Predicate<TraceNode> placed) {
        return new TreeDrawing(false, false, true, placed);
    }

    /** Likewise, with the trace's id above the drawing and each span's id at the end of its line. */
    public TreeDrawing withIds() {
        return new TreeDrawing(times, true, kinds, placed);
    }

    /** Likewise, with the kind of each span that is not internal. */
    public TreeDrawing withKinds() {
        return new TreeDrawing(times, ids, true, placed);
    }

    /**
     * The whole tree as text.
     *
     * @throws IllegalStateException if a shape has more than 5,000 levels, or a stable drawing more than 1,000
     */
    public String draw(TraceTree tree) {
        if (placed != null) {
            return new StableLines(placed).draw(tree);
        }
        return times ? new TimedLines(ids, kinds).draw(tree) : new ShapeLines(ids, kinds).draw(tree);
    }
}
