package io.github.perfectlap.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a little of what each connection sends, says its one sentence and hangs up. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final String sentence;

    RawServer(String sentence) throws IOException {
        this.sentence = sentence;
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connections.incrementAndGet();
                byte[] unused = connection.getInputStream().readNBytes(20);
                connection.getOutputStream().write(sentence.getBytes(UTF_8));
                connection.shutdownOutput();
                connection
                        .getInputStream()
                        .skipNBytes(connection.getInputStream().available());
            } catch (SocketException closed) {
                // By close(), or by a client that is done.
            } catch (IOException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
    }
}
