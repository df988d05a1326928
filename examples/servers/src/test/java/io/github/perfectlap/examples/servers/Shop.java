package io.github.perfectlap.examples.servers;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A program that uses servers: starts those named, all at once, says where they are, and stays. */
final class Shop {
    private Shop() {}

    public static void main(String[] servers) throws InterruptedException {
        List<String> addresses = Stream.of(servers).parallel().map(Shop::start).toList();
        System.out.println(String.join(" ", addresses));
        new CountDownLatch(1).await();
    }

    private static String start(String server) {
        return switch (server) {
            case "redis" -> RedisServer.start().process().address();
            case "kafka" -> KafkaServer.start().process().address();
            default -> PulsarServer.start().process().address();
        };
    }
}
