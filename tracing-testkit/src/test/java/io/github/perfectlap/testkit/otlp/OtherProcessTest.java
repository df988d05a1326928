package io.github.perfectlap.testkit.otlp;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.context.MapCarrier;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.testkit.CapturedTraces;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OtherProcessTest {

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void hasShape_childGoesOn_isOneTreeFromBothSides() throws Exception {
        Map<String, String> headers = new TreeMap<>();
        checkout.run(tx -> tx.run("publish shipment", step -> MapCarrier.inject(step, headers)));
        int exit = ChildProcess.run(
                traces.receiver().environment(), "ship", headers.get("traceparent"), headers.get("baggage"));
        assertThat(exit).isZero();
        assertThat(traces.awaitFinished("checkout")).hasShape("""
            checkout
              publish shipment
                ship order
                  print label
            """);
    }

    @Test
    void await_childSendsSomethingElse_saysWhatHasArrived() throws Exception {
        traces.timeLimit(Duration.ofMillis(20));
        ChildProcess.run(traces.receiver().environment(), "json", "1");
        sendJunk(new byte[] {1, 2, 3});
        assertThatThrownBy(() -> traces.await("send mail"))
                .hasMessageStartingWith("the traces are not complete after 20 ms: no 'send mail' has ended\n")
                .hasMessageContaining("  ship order\n    pack\n    print label\n")
                .hasMessageEndingWith("\n  From other processes came 3 spans of 'shipping'; 1 request was refused.\n");
    }

    /** T10 of the acceptance checks. */
    @Test
    @Tag("long")
    void trees_twoHundredFromChildrenAndOneTorn_allWholeAndTheTornOneNamed() throws Exception {
        Map<String, String> environment = traces.receiver().environment();
        Thread junk = new Thread(this::muchJunk);
        junk.start();
        assertThat(ChildProcess.run(environment, "protobuf", "100")).isZero();
        assertThat(ChildProcess.run(environment, "json", "100")).isZero();
        assertThat(ChildProcess.run(environment, "torn")).isZero();
        junk.join();
        List<TraceTree> torn =
                traces.trees().stream().filter(OtherProcessTest::isTorn).toList();
        assertThat(traces.trees()).hasSize(201);
        assertThat(torn).singleElement().hasToString(torn.get(0).toString());
        assertThat(torn.get(0).toString()).contains("ship order", "(parent elsewhere)");
        assertThat(traces.receiver().refused()).isGreaterThanOrEqualTo(100);
        traces.trees().stream().filter(tree -> !isTorn(tree)).forEach(OtherProcessTest::assertWhole);
    }

    private static void assertWhole(TraceTree tree) {
        assertThat(tree).hasShape("ship order\n  pack\n  print label");
        assertThat(tree.services()).containsExactly("shipping");
    }

    private static boolean isTorn(TraceTree tree) {
        return tree.roots().stream().anyMatch(TraceNode::isOrphan);
    }

    private void muchJunk() {
        Random random = new Random(10);
        for (int round = 0; round < 100; round++) {
            byte[] junk = new byte[1 + random.nextInt(1_000)];
            random.nextBytes(junk);
            junk[0] = 3;
            sendJunk(junk);
            sendRaw(junk);
        }
    }

    /** As the body of a request. */
    private void sendJunk(byte[] junk) {
        String head = "POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\nContent-Length: "
                + junk.length + "\r\nConnection: close\r\n\r\n";
        byte[] request = new byte[head.length() + junk.length];
        System.arraycopy(head.getBytes(US_ASCII), 0, request, 0, head.length());
        System.arraycopy(junk, 0, request, head.length(), junk.length);
        sendRaw(request);
    }

    /** Not even as a request. */
    private void sendRaw(byte[] bytes) {
        URI endpoint = traces.receiver().endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException refused) {
            // What a server does with junk is to hang up.
        }
    }
}
