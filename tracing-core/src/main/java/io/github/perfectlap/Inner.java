package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/** What of ours is innermost in a context: a step, or a transaction in which no step is open. */
interface Inner {

    /** Asks a context, which may be one of ours or any that was made from one. */
    ContextKey<Inner> KEY = ContextKey.named("perfectlap-step");

    /** The innermost of a context, of whatever transaction, or null. */
    static @Nullable Inner in(Context context) {
        // By class: asking for an interface writes into the class's own cache, which all threads share.
        if (context instanceof Recorded step) {
            return step;
        }
        return context instanceof UnsampledLap lap ? lap : context.get(KEY);
    }

    /** The context in which it is current. */
    Context context();

    /** The context in which it was opened. */
    Context parentContext();

    /** The transaction that this is a part of, or is. */
    Lap lap();

    /** The one in which this was opened; null for a transaction. */
    @Nullable
    Inner outer();

    /** Whether this has ended, and is or may become current again on the calling thread. */
    boolean isLeftOver();

    /** Whether this is to be closed by hand, and is or may be current on the calling thread, which opened it. */
    default boolean isOpenByHand() {
        return false;
    }

    /** Watches whether this is closed; null for what is no transaction, or was not opened by hand. */
    default @Nullable Watch watch() {
        return null;
    }

    /**
     * Opens a step for a woven method, and makes it current until it is left; the given context is what is current.
     *
     * @param name as {@link RecordedStep#named} gives it
     */
    Entered enterStep(String name, Role role, Context current);

    /** What was current before this was. */
    Context before();

    /** Whether a context hands over this very one, and not a span that somebody made inside it. */
    boolean isHandedOverBy(Context context);

    /** The passport to write where this is handed over. */
    default Passport passport() {
        return lap().passportForNext();
    }

    /** Notes that another process can go on from here. */
    void handedOver();
}
