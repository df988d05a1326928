package io.github.perfectlap.examples.servers;

import io.github.perfectlap.examples.node.FreePorts;
import io.github.perfectlap.examples.node.Node;
import io.github.perfectlap.examples.node.NodeProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One redis-server under a small JVM: unlike a JVM, redis-server does not notice that the process
 * that started it was killed.
 */
final class RedisNode implements Node {
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ANSWER_MILLIS = 1_000;
    private static final long POLL_MILLIS = 20;
    private static final long STOP_SECONDS = 5;

    private final Process process;
    private final Thread log;
    private final int port;

    private RedisNode(Process process, int port) {
        this.process = process;
        this.port = port;
        log = new Thread(this::copyLog, "redis-log");
        log.setDaemon(true);
        log.start();
    }

    /** Runs it until standard input closes. Arguments: the folder, and a redis-server if not ours. */
    public static void main(String[] arguments) throws Exception {
        NodeProcess.run("redis", arguments, folder -> start(folder, binary(folder, arguments)));
    }

    private static Path binary(Path folder, String[] arguments) throws IOException {
        return arguments.length > 1 ? Path.of(arguments[1]) : RedisBinary.unpack(folder);
    }

    private static RedisNode start(Path folder, Path binary) throws IOException, InterruptedException {
        int port = FreePorts.find(1).get(0);
        RedisNode node = new RedisNode(run(binary, port, folder), port);
        while (!node.answers()) {
            if (node.process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                node.log.join(ANSWER_MILLIS);
                throw new IOException(binary + " ended with status " + node.process.exitValue());
            }
        }
        return node;
    }

    private static Process run(Path binary, int port, Path folder) throws IOException {
        return new ProcessBuilder(
                        binary.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private void copyLog() {
        try (InputStream from = process.getInputStream()) {
            from.transferTo(System.err);
        } catch (IOException e) {
            // redis-server is gone, and its pipe with it.
        }
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (ConnectException e) {
            return false;
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
