package io.github.perfectlap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The golden signals of all business transactions in this process: latency, traffic, errors and saturation, as they
 * were when {@link Tracing#goldenSignals} read them. Immutable. A transaction of another process that ended here is
 * there by its own name as well, with its time from end to end.
 */
public final class GoldenSignals {

    private final Map<String, TransactionSignals> byName = new TreeMap<>();

    GoldenSignals(Collection<TransactionSignals> signals) {
        signals.forEach(each -> byName.put(each.name(), each));
    }

    /** Those of one name; nothing but zeros where nothing of that name is counted. */
    public TransactionSignals of(String name) {
        TransactionSignals known = byName.get(name);
        return known == null ? new TransactionSignals(Figures.none(name)) : known;
    }

    /** Those of each name that is counted, by name. */
    public List<TransactionSignals> all() {
        return List.copyOf(byName.values());
    }

    /** A few lines for each name. */
    @Override
    public String toString() {
        return byName.values().stream().map(TransactionSignals::toString).collect(Collectors.joining("\n"));
    }
}
