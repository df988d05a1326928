package io.github.perfectlap.examples.shop;

/**
 * What a customer orders.
 *
 * @param card the card to charge; the bank declines some
 */
record Order(String id, String sku, int quantity, String card) {

    /** As it travels to the storefront and between the services. */
    String text() {
        return String.join(";", id, sku, Integer.toString(quantity), card);
    }

    static Order of(String text) {
        String[] fields = text.split(";", -1);
        if (fields.length != 4) {
            throw new IllegalArgumentException("an order has the form id;sku;quantity;card, but was '" + text + "'");
        }
        return new Order(fields[0], fields[1], Integer.parseInt(fields[2]), fields[3]);
    }
}
