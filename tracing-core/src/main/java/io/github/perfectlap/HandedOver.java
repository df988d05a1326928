package io.github.perfectlap;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a transaction writes into messages, where some of them have to come back. Used under its owner's lock. */
final class HandedOver {

    private final Map<Recorded, Passport> passports = new HashMap<>(4);
    private long lastMicros;

    /** The time, or a later one that no other message of the transaction has. */
    long later(long micros) {
        lastMicros = Math.max(micros, lastMicros + 1);
        return lastMicros;
    }

    /** The passport that a hand-off writes, the same each time; made the first time. */
    Passport passportOf(Recorded handOff, Supplier<Passport> maker) {
        Passport known = passports.get(handOff);
        if (known != null) {
            return known;
        }
        Passport made = maker.get();
        passports.put(handOff, made);
        return made;
    }

    /** A hand-off writes no more; what it wrote, if that was kept. */
    @Nullable
    Passport remove(Recorded handOff) {
        return passports.remove(handOff);
    }
}
