package io.github.perfectlap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The measures of one {@link Tracing}, one for each name that counts. */
final class Measures {

    static final int MAX_ARRIVED = 100;
    static final String OTHER = "_OTHER";

    private final Map<String, Measure> byName = new ConcurrentHashMap<>();
    private final Semaphore placesLeft = new Semaphore(MAX_ARRIVED);
    private final Function<String, ? extends Measure> maker;

    /**
     * For the names to come.
     *
     * @param maker makes the measure of a name; asked once for each
     */
    Measures(Function<String, ? extends Measure> maker) {
        this.maker = maker;
    }

    /** Of a name that is declared in this application, which counts whatever strangers bring. */
    Measure of(String name) {
        Measure known = byName.get(name);
        return known == null ? byName.computeIfAbsent(name, maker) : known;
    }

    /**
     * Of a name that came in a passport. It was declared in another process, which may be a stranger: of such
     * names the first hundred are told apart, and the others are counted as one.
     */
    Measure ofArrived(String name) {
        Measure known = byName.get(name);
        if (known != null) {
            return known;
        }
        Measure admitted = byName.computeIfAbsent(name, this::makeWherePlaceIsLeft);
        return admitted == null ? of(OTHER) : admitted;
    }

    private @Nullable Measure makeWherePlaceIsLeft(String name) {
        return placesLeft.tryAcquire() ? maker.apply(name) : null;
    }

    /** All there are. */
    GoldenSignals signals() {
        return new GoldenSignals(byName.values().stream()
                .map(measure -> measure.counted().signals())
                .toList());
    }
}
