package io.github.perfectlap;

import java.util.concurrent.atomic.AtomicBoolean;

/** Where an annotated method stands, to tell the reader of a log: the first thing that is wrong with it, and no more. */
final class WovenPlace {

    private final String place;
    private final AtomicBoolean said = new AtomicBoolean();

    WovenPlace(Class<?> type, String method) {
        this.place = type.getName() + "." + method;
    }

    /** Whether nothing was said yet; who is told so says it. */
    boolean isFirst() {
        return !said.get() && said.compareAndSet(false, true);
    }

    /** Logs. */
    void say(String what) {
        Log.warning(place + what, null);
    }

    /** Nobody can say which Tracing it uses; no wonder where everything is off. */
    void noTracing() {
        if (!Live.hasOff() && isFirst()) {
            say(" is annotated and knows no Tracing, so nothing is recorded: call forAnnotations() on the"
                    + " application's, or give its class a field of type Tracing");
        }
    }

    /** Something of ours failed. */
    void failed(Throwable fault) {
        if (isFirst()) {
            Log.warning(place + " is not recorded as it should be", fault);
        }
    }
}
