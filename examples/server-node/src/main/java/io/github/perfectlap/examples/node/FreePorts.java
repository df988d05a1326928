package io.github.perfectlap.examples.node;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that must know theirs before they open it. */
public final class FreePorts {
    // Outgoing connections get theirs from 32768 up (Linux) or 49152 up (macOS), so none of them can
    // take one of these between this look and the server's start.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /** That many different ports on which nothing listens at 127.0.0.1. */
    public static List<Integer> find(int count) throws IOException {
        List<Integer> ports = new ArrayList<>();
        Deque<ServerSocket> held = new ArrayDeque<>();
        try {
            while (ports.size() < count) {
                held.push(open());
                ports.add(held.element().getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return List.copyOf(ports);
    }

    private static ServerSocket open() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                // Taken: the next draw is another one, and of 12,000 some are always free.
            }
        }
    }
}
