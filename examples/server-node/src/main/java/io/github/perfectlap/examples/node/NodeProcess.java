package io.github.perfectlap.examples.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The life of a JVM that runs one server and never outlives its parent.
 *
 * <p>It prints {@code READY host:port} once the server serves, and nothing else, on its standard
 * output. It ends when its standard input closes, which happens too when the parent is killed, or
 * on SIGTERM or Ctrl-C; it then stops the server and whatever processes that started, and deletes
 * the server's folder.
 */
public final class NodeProcess {
    /** What the line begins with that names the address. */
    public static final String READY = "READY ";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Path folder;
    private volatile @Nullable Node node;
    private volatile boolean starting = true;

    private NodeProcess(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the server until this JVM ends; does not return.
     *
     * @param arguments of main: first the folder to use, or none to have one made
     */
    public static void run(String server, String[] arguments, Node.Start start)
            throws IOException, InterruptedException {
        PrintStream parent = System.out;
        // A library that prints must not be taken for the server.
        System.setOut(System.err);
        NodeProcess process = new NodeProcess(folder(server, arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(process::stop, "stop"));
        Thread watch = new Thread(NodeProcess::exitWithParent, "watch-parent");
        watch.setDaemon(true);
        watch.start();
        process.serve(start, parent);
        new CountDownLatch(1).await();
    }

    private static Path folder(String server, String[] arguments) throws IOException {
        return arguments.length > 0
                ? Path.of(arguments[0])
                : NodeFolder.create(Path.of(System.getProperty("java.io.tmpdir")), server);
    }

    private static void exitWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // An input that cannot be read has no parent at its other end either.
        }
        System.exit(0);
    }

    private void serve(Node.Start start, PrintStream parent) {
        boolean ready = false;
        try {
            Node started = start.in(folder);
            node = started;
            parent.println(READY + started.address());
            ready = true;
        } catch (Throwable e) {
            // An Error must end this JVM too, and the broker's threads would keep it.
            report(e);
        }
        starting = false;
        if (!ready) {
            System.exit(1);
        }
    }

    private void stop() {
        Thread closing = new Thread(this::closeNode, "close-node");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(STOP_LIMIT.toMillis());
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            NodeFolder.delete(folder);
        } catch (IOException | InterruptedException e) {
            report(e);
        }
        if (starting || closing.isAlive()) {
            // While the other hooks run, a server half started or half stopped could write its folder
            // anew.
            Runtime.getRuntime().halt(1);
        }
    }

    private void closeNode() {
        try {
            Node running = node;
            if (running != null) {
                running.close();
            }
        } catch (Throwable e) {
            report(e);
        }
    }

    private static void report(Throwable e) {
        e.printStackTrace(System.err);
    }
}
