package io.github.perfectlap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the transactions that are open by hand: a list that leaves no memory behind when they end. Thread-safe. */
final class WatchList {

    private @Nullable Watch first;

    synchronized void add(Watch watch) {
        Watch second = first;
        watch.next = second;
        if (second != null) {
            second.previous = watch;
        }
        first = watch;
    }

    /** Takes one out; called once for each. */
    synchronized void remove(Watch watch) {
        Watch before = watch.previous;
        Watch after = watch.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        watch.previous = null;
        watch.next = null;
    }

    /** Those that are open now. */
    synchronized List<Watch> all() {
        List<Watch> all = new ArrayList<>();
        for (Watch open = first; open != null; open = open.next) {
            all.add(open);
        }
        return all;
    }
}
