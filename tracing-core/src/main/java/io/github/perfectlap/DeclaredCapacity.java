package io.github.perfectlap;

/**
 * So many transactions are served at a time; the others in flight wait. That many are busy on average as were in
 * flight, which Little's law gives exactly, less the part of them that looks found waiting.
 */
final class DeclaredCapacity extends Saturation {

    private final int capacity;

    DeclaredCapacity(int capacity, long origin) {
        super(origin);
        this.capacity = capacity;
    }

    @Override
    boolean isSameAs(Saturation other) {
        return other instanceof DeclaredCapacity declared && declared.capacity == capacity;
    }

    @Override
    double present(long inFlight) {
        return (double) inFlight / capacity;
    }

    @Override
    Looks seen(long inFlight) {
        return new Looks(Math.min(inFlight, capacity), inFlight);
    }

    @Override
    double utilisation(double meanInFlight, Looks looks) {
        double served = looks.all() == 0 ? 1 : looks.busy() / looks.all();
        return Math.min(1, meanInFlight * served / capacity);
    }

    @Override
    public String toString() {
        return "a capacity of " + capacity;
    }
}
