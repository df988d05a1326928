package io.github.perfectlap;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One thing that goes wrong, each time that one place is reached. */
final class Fault {

    enum Kind {
        EXCEPTION,
        CHECKED_EXCEPTION,
        LINKAGE_ERROR,
        OUT_OF_MEMORY,
        STACK_OVERFLOW,
        NULL,
        BLOCK
    }

    private final Place place;
    private final Kind kind;
    private final AtomicInteger met = new AtomicInteger();
    private final CountDownLatch firstMet = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Fault(Place place, Kind kind) {
        this.place = place;
        this.kind = kind;
    }

    /** Goes wrong if this is the place, else gives the answer of a part that works. */
    <T> T at(Place here, T healthy) {
        return isAt(here) ? strike(healthy) : healthy;
    }

    /** The same where no answer is given. */
    void at(Place here) {
        at(here, true);
    }

    boolean isAt(Place here) {
        return place == here;
    }

    /** How often the place was reached. */
    int met() {
        return met.get();
    }

    /** Whether a log line is owed. A runaway recursion is the application's own, and counted without one. */
    boolean isToBeLogged() {
        return met() > 0 && kind != Kind.STACK_OVERFLOW;
    }

    boolean isMetSoon() throws InterruptedException {
        return firstMet.await(5, TimeUnit.SECONDS);
    }

    /** Ends the block. */
    void release() {
        released.countDown();
    }

    @SuppressWarnings("NullAway") // an answer of null is one of the faults
    private <T> T strike(T healthy) {
        met.incrementAndGet();
        firstMet.countDown();
        switch (kind) {
            case EXCEPTION -> throw new IllegalStateException("faulty");
            case CHECKED_EXCEPTION -> throw Fault.<RuntimeException>sneaky(new IOException("faulty"));
            case LINKAGE_ERROR -> throw new NoClassDefFoundError("faulty");
            case OUT_OF_MEMORY -> throw new OutOfMemoryError("faulty");
            case STACK_OVERFLOW -> throw new StackOverflowError();
            case BLOCK -> awaitRelease();
            case NULL -> {
                return null;
            }
        }
        return healthy;
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what no signature says
    private static <E extends Throwable> E sneaky(Throwable throwable) throws E {
        throw (E) throwable;
    }
}
