package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has to become of a hand-off, and until when; see {@link BusinessTransaction#expects}. Immutable.
 */
public final class Expectation {

    enum Kind {
        /** The process that gets the message goes on with the transaction. */
        RESUMED,
        /** The transaction ends, end to end, wherever that is. */
        FINISHED
    }

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int LONGEST_NAME = 128;

    private final Kind kind;
    private final Duration limit;
    private final @Nullable String carrier;

    private Expectation(Kind kind, Duration limit, @Nullable String carrier) {
        this.kind = kind;
        this.limit = limit;
        this.carrier = carrier;
    }

    /**
     * Whoever gets the message goes on with the transaction in time.
     *
     * @param limit counted from the moment the message gets its headers; at most a year
     * @throws IllegalArgumentException if the limit is not positive, or longer than a year
     */
    public static Expectation resumedWithin(Duration limit) {
        return new Expectation(Kind.RESUMED, checked(limit), null);
    }

    /**
     * The transaction finishes in time, however many processes it goes through until then. Where it is handed over
     * more than once, the time counts from the last hand-off that is declared so.
     *
     * @param limit counted from the moment the message gets its headers; at most a year
     * @throws IllegalArgumentException if the limit is not positive, or longer than a year
     */
    public static Expectation finishedWithin(Duration limit) {
        return new Expectation(Kind.FINISHED, checked(limit), null);
    }

    /**
     * Says what carries the message.
     *
     * @param carrier a constant such as the name of a topic, never a value: it is a dimension of metrics. At most 128
     *     characters
     * @throws IllegalArgumentException if it is blank or too long
     */
    public Expectation on(String carrier) {
        requireNonNull(carrier, "carrier");
        if (carrier.isBlank() || carrier.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a carrier's name must be a short constant such as the topic 'orders',"
                    + " at most " + LONGEST_NAME + " characters, but was '" + carrier + "'");
        }
        return new Expectation(kind, limit, carrier);
    }

    Kind kind() {
        return kind;
    }

    Duration limit() {
        return limit;
    }

    @Nullable
    String carrier() {
        return carrier;
    }

    private static Duration checked(Duration limit) {
        requireNonNull(limit, "limit");
        if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the limit of a hand-off must be more than nothing and at most a year, such as"
                            + " Duration.ofSeconds(30), but was " + limit);
        }
        return limit;
    }

    @Override
    public String toString() {
        String text = kind.name().toLowerCase(Locale.ROOT) + " within " + limit;
        return carrier == null ? text : text + " on " + carrier;
    }
}
