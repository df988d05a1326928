package io.github.perfectlap.examples.servers;

import java.util.concurrent.CountDownLatch;

/** A server that is ready at once and does not stop when it is told to. */
final class Stubborn {
    private Stubborn() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("a library's greeting");
        System.out.println("READY 127.0.0.1:1");
        System.err.println("x".repeat(1_000_000));
        new CountDownLatch(1).await();
    }
}
