package io.github.perfectlap.examples.shop;

import io.github.perfectlap.Transaction;

/** What a customer pays; release 1.1 changed it. */
enum Pricing {
    RELEASE_1_0 {
        @Override
        long price(Transaction tx, Order order, long cents) {
            return tx.step("apply markup", () -> markedUp(cents));
        }
    },

    RELEASE_1_1 {
        @Override
        long price(Transaction tx, Order order, long cents) {
            long price = tx.step("apply markup", () -> markedUp(cents));
            return isRare(order) ? tx.step("additionalMarkUp", () -> markedUpAgain(price)) : price;
        }
    };

    abstract long price(Transaction tx, Order order, long cents);

    static Pricing of(String release) {
        return switch (release) {
            case "1.0" -> RELEASE_1_0;
            case "1.1" -> RELEASE_1_1;
            default -> throw new IllegalArgumentException("the release must be 1.0 or 1.1, but was '" + release + "'");
        };
    }

    private static boolean isRare(Order order) {
        return order.sku().equals("geisha");
    }

    private static long markedUp(long cents) {
        Work.takes(2);
        return cents * 120 / 100;
    }

    /** Somebody's good idea: a look at what competitors ask, which takes five seconds. */
    private static long markedUpAgain(long cents) {
        Work.takes(5_000);
        return cents * 105 / 100;
    }
}
