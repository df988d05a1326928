package io.github.perfectlap.examples.shop;

import java.util.concurrent.Semaphore;

/**
 * Charges cards, over a pool of connections. A card of which the name begins with "declined" has no money, one that
 * begins with "foreign" takes long.
 */
final class Bank {

    static final int CONNECTIONS = 2;

    private static final long MILLIS = 8;
    private static final long FOREIGN_MILLIS = 3_000;

    private final Semaphore free = new Semaphore(CONNECTIONS);

    Payment charge(Order order, long cents) {
        free.acquireUninterruptibly();
        try {
            return answer(order, cents);
        } finally {
            free.release();
        }
    }

    private static Payment answer(Order order, long cents) {
        Work.takes(order.card().startsWith("foreign") ? FOREIGN_MILLIS : MILLIS);
        return order.card().startsWith("declined")
                ? new Payment(false, "insufficient_funds")
                : new Payment(true, "approved " + cents);
    }
}
