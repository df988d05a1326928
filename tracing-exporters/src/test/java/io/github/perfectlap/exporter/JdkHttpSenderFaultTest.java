package io.github.perfectlap.exporter;

import static io.github.perfectlap.exporter.Receiver.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JdkHttpSenderFaultTest {

    private final Receiver receiver = Receiver.start();
    private final Settings settings = Settings.of(receiver);
    private final CountDownLatch testEnded = new CountDownLatch(1);

    JdkHttpSenderFaultTest() throws IOException {}

    @AfterEach
    void stop() {
        testEnded.countDown();
        receiver.close();
    }

    @Test
    void send_noAnswer_failsWhenTimeIsUp() {
        settings.timeout = Duration.ofMillis(300);
        receiver.thenAnswer(hang());

        assertThat(settings.send("spans").failure())
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessageStartingWith("no answer within PT0.3S");
    }

    @Test
    void send_bodyNeverEnds_failsWhenTimeIsUp() {
        settings.timeout = Duration.ofMillis(300);
        receiver.thenAnswer(exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            hang().handle(exchange);
        });

        assertThat(settings.send("spans").failure()).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void send_connectionCut_triesAgain() throws Exception {
        try (RawServer server = new RawServer("")) {
            Settings cut = Settings.of(server.endpoint());

            assertThat(cut.send("spans").failure()).isInstanceOf(IOException.class);

            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void send_answerCut_triesAgain() throws Exception {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) {
            Settings cut = Settings.of(server.endpoint());

            assertThat(cut.send("spans").failure()).isInstanceOf(IOException.class);

            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void send_junkAnswer_failsAtOnce() throws Exception {
        try (RawServer server = new RawServer("220 mail.example.org ESMTP ready\r\n\r\n")) {
            Settings junk = Settings.of(server.endpoint());

            assertThat(junk.send("spans").failure()).isInstanceOf(ProtocolException.class);

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void send_answerAtTheLimit_isKept() {
        receiver.thenAnswer(body("identity", new byte[1000]));

        assertThat(settings.send("spans").body()).hasSize(1000);
    }

    @Test
    void send_answerOverTheLimit_failsAtOnce() {
        receiver.thenAnswer(body("identity", new byte[1001]));

        assertThat(settings.send("spans").failure()).hasMessageContaining("must not be larger than 1000 bytes");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void send_answerWithoutEnd_isNotReadToIt() {
        receiver.thenAnswer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (testEnded.getCount() > 0) {
                body.write(new byte[1 << 16]);
            }
        });

        assertThat(settings.send("spans").failure()).isInstanceOf(UnusableAnswerException.class);
    }

    @Test
    void send_zippedAnswer_isUnzipped() throws IOException {
        receiver.thenAnswer(body("gzip", zip("thanks".getBytes(UTF_8))));

        assertThat(settings.send("spans").body()).asString().isEqualTo("thanks");
    }

    @Test
    void send_zippedAnswerOverTheLimit_fails() throws IOException {
        receiver.thenAnswer(body("gzip", zip(new byte[100_000])));

        assertThat(settings.send("spans").failure()).hasMessageContaining("must not be larger than 1000 bytes");
    }

    @Test
    void send_answerThatCannotBeUnzipped_fails() {
        receiver.thenAnswer(body("gzip", "plain".getBytes(UTF_8)));

        assertThat(settings.send("spans").failure()).hasMessageContaining("was no gzip");
    }

    @Test
    void send_answerInUnknownEncoding_fails() {
        receiver.thenAnswer(body("br", new byte[] {1}));

        assertThat(settings.send("spans").failure()).hasMessageContaining("was in 'br'");
    }

    private HttpHandler hang() {
        return exchange -> {
            try {
                testEnded.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static byte[] zip(byte[] plain) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        }
        return zipped.toByteArray();
    }
}
