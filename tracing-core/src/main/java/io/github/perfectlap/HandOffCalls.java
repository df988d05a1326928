package io.github.perfectlap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the application wants to be told of hand-offs.
 *
 * @param listeners who hear of those that did not come back
 * @param receipts who sends receipts to other processes; null where none are sent
 */
record HandOffCalls(
        List<Consumer<AbandonedHandOff>> listeners,
        @Nullable Consumer<String> receipts) {

    static final HandOffCalls NONE = new HandOffCalls(List.of(), null);

    HandOffCalls listener(Consumer<AbandonedHandOff> listener) {
        List<Consumer<AbandonedHandOff>> all = new ArrayList<>(listeners);
        all.add(listener);
        return new HandOffCalls(List.copyOf(all), receipts);
    }

    HandOffCalls receipts(Consumer<String> channel) {
        return new HandOffCalls(listeners, channel);
    }
}
