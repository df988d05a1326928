package io.github.perfectlap;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a few of the last texts were read as, found by a part of a header without making a text of that part. What is
 * kept is bounded, whatever arrives; a text that finds its place taken is read again, and takes the place. May be
 * used by any threads.
 *
 * @param <V> immutable
 */
final class LastRead<V> {

    private static final int PLACES = 32;
    private static final int MAX_LENGTH = 1024;
    private static final int SAMPLES = 8;

    private final AtomicReferenceArray<@Nullable Entry<V>> entries = new AtomicReferenceArray<>(PLACES);
    private final Function<String, @Nullable V> reader;

    /** The reader answers null for a text that it can't read, which is not kept. */
    LastRead(Function<String, @Nullable V> reader) {
        this.reader = reader;
    }

    /** What a part of the header is read as, or null. */
    @Nullable
    V read(String header, int from, int to) {
        int place = place(header, from, to);
        Entry<V> known = entries.get(place);
        if (known != null && known.text.length() == to - from && header.startsWith(known.text, from)) {
            return known.value;
        }
        String text = header.substring(from, to);
        V value = reader.apply(text);
        if (value != null && text.length() <= MAX_LENGTH) {
            entries.set(place, new Entry<>(text, value));
        }
        return value;
    }

    /** By the length and a few characters: to look at all of them takes longer than to compare them. */
    private static int place(String header, int from, int to) {
        int mixed = to - from;
        int stride = Math.max(1, (to - from) / SAMPLES);
        for (int at = to - 1; at >= from; at -= stride) {
            mixed = 31 * mixed + header.charAt(at);
        }
        return (mixed ^ mixed >>> 16) & (PLACES - 1);
    }

    private record Entry<V>(String text, V value) {}
}
