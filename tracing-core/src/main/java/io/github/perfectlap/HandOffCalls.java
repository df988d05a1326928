package io.github.perfectlap;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the application wants to be told of hand-offs.
 *
 * @param abandoned who hears of those that did not come back
 * @param receipts who sends receipts to other processes; null where none are sent
 */
record HandOffCalls(
        Consumer<AbandonedHandOff> abandoned, @Nullable Consumer<String> receipts) {

    static final HandOffCalls NONE = new HandOffCalls(abandoned -> {}, null);

    HandOffCalls abandoned(Consumer<AbandonedHandOff> listener) {
        return new HandOffCalls(abandoned.andThen(listener), receipts);
    }

    HandOffCalls receipts(Consumer<String> channel) {
        return new HandOffCalls(abandoned, channel);
    }
}
