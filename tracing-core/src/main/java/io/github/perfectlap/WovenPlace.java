package io.github.perfectlap;

import java.util.concurrent.atomic.AtomicBoolean;

/** Where an annotated method stands, to tell the reader of a log; each thing about it is said once. */
final class WovenPlace {

    private final String place;
    private final AtomicBoolean said = new AtomicBoolean();

    WovenPlace(Class<?> type, String method) {
        this.place = type.getName() + "." + method;
    }

    /** Logs, unless something was said of this method before. */
    void sayOnce(String what) {
        if (!said.get() && said.compareAndSet(false, true)) {
            Log.warning(place + what, null);
        }
    }

    /** Something of ours failed. */
    void failed(Throwable fault) {
        if (!said.get() && said.compareAndSet(false, true)) {
            Log.warning(place + " is not recorded as it should be", fault);
        }
    }
}
