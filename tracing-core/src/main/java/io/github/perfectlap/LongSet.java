package io.github.perfectlap;

/** A set of numbers, up to a number of them. Small while there are few. Not thread-safe. */
final class LongSet {

    private static final int SMALLEST = 8;

    private final int max;
    private long[] places = new long[SMALLEST];
    private int size;
    private boolean hasZero;

    /** @param max how many there may be */
    LongSet(int max) {
        this.max = max;
    }

    /** Whether it was not there and is now. */
    boolean add(long number) {
        if (isFull() || contains(number)) {
            return false;
        }
        size++;
        if (number == 0) {
            hasZero = true;
        } else {
            makeRoom();
            places[placeOf(number)] = number;
        }
        return true;
    }

    boolean contains(long number) {
        return number == 0 ? hasZero : places[placeOf(number)] == number;
    }

    boolean isFull() {
        return size == max;
    }

    /** Half of the places stay empty, so that a search soon ends. */
    private void makeRoom() {
        if (size > places.length / 2) {
            long[] before = places;
            places = new long[2 * before.length];
            for (long number : before) {
                if (number != 0) {
                    places[placeOf(number)] = number;
                }
            }
        }
    }

    /** Where it is, or would be. */
    private int placeOf(long number) {
        int mask = places.length - 1;
        int place = (int) (number ^ number >>> 32) & mask;
        while (places[place] != 0 && places[place] != number) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
