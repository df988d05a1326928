package io.github.perfectlap;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Baggage as headers have it; a few of the last are kept, since baggage never changes. May be used by any threads. */
final class EncodedBaggage {

    private static final int PLACES = 32;
    private static final int MAX_LENGTH = 1024;

    private final AtomicReferenceArray<@Nullable Encoded> seen = new AtomicReferenceArray<>(PLACES);

    /** How a baggage is written. */
    Encoded of(Baggage baggage) {
        if (baggage.isEmpty()) {
            return Encoded.NONE;
        }
        int hash = baggage.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        Encoded known = seen.get(place);
        if (known != null && (known.baggage == baggage || known.baggage.equals(baggage))) {
            return known;
        }
        Encoded fresh = Encoded.of(baggage);
        if (fresh.header.length() <= MAX_LENGTH) {
            seen.set(place, fresh);
        }
        return fresh;
    }

    /**
     * A baggage in a header.
     *
     * @param header as OpenTelemetry writes it
     * @param behind what of it may stand behind a passport, with a comma before each member
     * @param count how many members those are
     */
    record Encoded(Baggage baggage, String header, String behind, int count, boolean isAscii) {

        private static final Encoded NONE = new Encoded(Baggage.empty(), "", "", 0, true);

        private static Encoded of(Baggage baggage) {
            StringBuilder header = new StringBuilder();
            W3CBaggagePropagator.getInstance()
                    .inject(Context.root().with(baggage), header, (written, key, value) -> append(written, value));
            var behind = Stream.of(header.toString().split(",", -1))
                    .filter(member -> !member.isBlank() && !Passport.isMember(member))
                    .toList();
            String members = behind.stream().map(member -> "," + member).collect(Collectors.joining());
            return new Encoded(baggage, header.toString(), members, behind.size(), HeaderBytes.isAscii(members));
        }

        private static void append(@Nullable StringBuilder written, String value) {
            if (written != null) {
                written.append(value);
            }
        }
    }
}
