package io.github.perfectlap.testkit.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What happens to whole messages; for whoever delivers them in a test.
 *
 * @param times how often each comes in all
 * @param isReversed whether the last comes first
 * @param isLater whether they come with the next delivery only
 * @param isKilled whether the consumer dies between its work and its acknowledgement
 * @param isDeadLettered whether a message whose consumer throws goes to the dead-letter topic
 */
public record Delivery(int times, boolean isReversed, boolean isLater, boolean isKilled, boolean isDeadLettered) {

    static final Delivery WHOLE = new Delivery(1, false, false, false, false);

    Delivery times(int often) {
        return new Delivery(often, isReversed, isLater, isKilled, isDeadLettered);
    }

    Delivery reversed() {
        return new Delivery(times, true, isLater, isKilled, isDeadLettered);
    }

    Delivery later() {
        return new Delivery(times, isReversed, true, isKilled, isDeadLettered);
    }

    Delivery killed() {
        return new Delivery(times, isReversed, isLater, true, isDeadLettered);
    }

    Delivery deadLettered() {
        return new Delivery(times, isReversed, isLater, isKilled, true);
    }

    /** The messages as they come. */
    public <M> List<M> of(List<M> sent) {
        List<M> all = new ArrayList<>();
        for (M message : sent) {
            all.addAll(Collections.nCopies(times, message));
        }
        if (isReversed) {
            Collections.reverse(all);
        }
        return all;
    }
}
