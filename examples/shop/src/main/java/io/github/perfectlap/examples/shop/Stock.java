package io.github.perfectlap.examples.shop;

import redis.clients.jedis.RedisClient;

/** Prices, stock and the state of orders, in Redis. */
final class Stock {

    private final RedisClient redis;

    Stock(RedisClient redis) {
        this.redis = redis;
    }

    void put(String sku, long cents, long pieces) {
        redis.set("price:" + sku, Long.toString(cents));
        redis.set("stock:" + sku, Long.toString(pieces));
    }

    /** Takes the pieces out of stock and gives their price in cents. */
    long reserve(Order order) throws OutOfStockException {
        if (redis.decrBy("stock:" + order.sku(), order.quantity()) < 0) {
            redis.incrBy("stock:" + order.sku(), order.quantity());
            throw new OutOfStockException(order.sku());
        }
        return Long.parseLong(redis.get("price:" + order.sku())) * order.quantity();
    }

    void publishLater(Order order) {
        redis.sadd("publish later", order.id());
    }

    void shipped(String orderId) {
        redis.sadd("shipped", orderId);
    }

    long countShipped() {
        return redis.scard("shipped");
    }
}
