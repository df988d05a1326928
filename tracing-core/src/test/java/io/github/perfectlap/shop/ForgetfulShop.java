package io.github.perfectlap.shop;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Transaction;

/** Opens transactions and closes none. */
public final class ForgetfulShop {

    private ForgetfulShop() {}

    /** Opens one. */
    public static void order(BusinessTransaction checkout) {
        Transaction unused = checkout.start();
    }
}
