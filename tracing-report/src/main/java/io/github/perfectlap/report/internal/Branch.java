package io.github.perfectlap.report.internal;

/**
 * Where a line of a drawn tree hangs.
 *
 * @param lead what stands before the line
 * @param below what the leads of all that hangs below it begin with
 */
public record Branch(String lead, String below) {

    /** That of a line that hangs on nothing. */
    public static final Branch ROOT = new Branch("", "");

    private static final String LAST = "└─ ";
    private static final String FOLLOWED = "├─ ";
    private static final String PAST = "│  ";

    // The blank that does not break is what some tools draw with.
    private static final String STROKES = LAST + FOLLOWED + PAST + "\u00a0";

    /**
     * That of a line below.
     *
     * @param last whether no other follows beside it
     */
    public Branch child(boolean last) {
        return new Branch(below + (last ? LAST : FOLLOWED), below + (last ? " ".repeat(PAST.length()) : PAST));
    }

    /** Where the text of a line begins, behind its strokes and blanks. */
    public static int end(String line) {
        int end = 0;
        while (end < line.length() && STROKES.indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
