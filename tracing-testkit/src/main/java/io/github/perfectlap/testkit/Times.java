package io.github.perfectlap.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often a step may be there.
 *
 * @param most {@link #ANY_NUMBER} where there is no limit
 */
record Times(int least, int most) implements Saying {

    static final int ANY_NUMBER = Integer.MAX_VALUE;
    static final String OPTIONAL = "optional";

    /** Stands between a step and how often it is there. */
    static final char SIGN = '×';

    static final Times ONCE = new Times(1, 1);
    static final Times AT_MOST_ONCE = new Times(0, 1);

    private static final Pattern COUNT = Pattern.compile("(\\d{1,6})(\\.\\.(\\d{1,6})?)?");

    Times {
        if (least < 0 || most < 1 || most < least) {
            throw new IllegalArgumentException("a step is there n times, or from a to b times with a no more than b"
                    + " and b at least 1, but this one " + range(least, most));
        }
    }

    @Override
    public String text() {
        return equals(AT_MOST_ONCE) ? OPTIONAL : SIGN + " " + range(least, most);
    }

    /** Whether it stands behind the step's name. */
    boolean isCount() {
        return !equals(ONCE) && !equals(AT_MOST_ONCE);
    }

    /** Null if the word is no count. */
    static @Nullable Times read(String word) {
        Matcher count = COUNT.matcher(word);
        if (!count.matches()) {
            return null;
        }
        int least = Integer.parseInt(count.group(1));
        String most = count.group(3);
        if (most == null) {
            return new Times(least, count.group(2) == null ? least : ANY_NUMBER);
        }
        return new Times(least, Integer.parseInt(most));
    }

    @Override
    public boolean excludes(Saying other) {
        return other instanceof Times;
    }

    private static String range(int least, int most) {
        String to = most == ANY_NUMBER ? "" : String.valueOf(most);
        return least == most ? to : least + ".." + to;
    }

    /** So many times, as one says it. */
    static String words(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
