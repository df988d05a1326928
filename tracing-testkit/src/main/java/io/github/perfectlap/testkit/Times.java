package io.github.perfectlap.testkit;

/**
 * How often a step may be there.
 *
 * @param most {@link #ANY_NUMBER} where there is no limit
 */
record Times(int least, int most) implements Saying {

    static final int ANY_NUMBER = Integer.MAX_VALUE;
    static final String OPTIONAL = "optional";
    static final String REPEATED = "repeated";

    static final Times ONCE = new Times(1, 1);
    static final Times AT_MOST_ONCE = new Times(0, 1);

    Times {
        if (least < 0 || most < 1 || most < least) {
            throw new IllegalArgumentException("a step is repeated n times, or from a to b times with a no more than b"
                    + " and b at least 1, but this one " + range(least, most));
        }
    }

    @Override
    public String text() {
        return equals(AT_MOST_ONCE) ? OPTIONAL : REPEATED + " " + range(least, most);
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
