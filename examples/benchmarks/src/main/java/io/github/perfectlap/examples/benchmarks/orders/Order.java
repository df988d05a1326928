package io.github.perfectlap.examples.benchmarks.orders;

/** One order, and what its three steps are about. */
public record Order(Detail whole, Detail stock, Detail card, Detail parcel) {

    /** An order that goes well. */
    public static Order good() {
        return new Order(
                new Detail("c-1017", "web", 3),
                new Detail("north", "sku-4711", 1_200),
                new Detail("visa", "EUR", 129_900),
                new Detail("post", "next-day", 5_400));
    }

    /** An order whose last step fails. */
    static Order bad() {
        Order good = good();
        return new Order(good.whole, good.stock, good.card, new Detail("post", "next-day", -1));
    }
}
