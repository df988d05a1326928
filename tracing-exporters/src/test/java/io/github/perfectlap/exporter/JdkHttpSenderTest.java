package io.github.perfectlap.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.opentelemetry.api.impl.InstrumentationUtil;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkHttpSenderTest {

    private final Receiver receiver = Receiver.start();
    private final Settings settings = Settings.of(receiver);

    JdkHttpSenderTest() throws IOException {}

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void send_plain_postsTheMessageWithItsLength() {
        Ended ended = settings.send("spans");

        assertThat(ended.status()).isEqualTo(200);
        assertThat(receiver.onlyReceived().uri()).hasPath("/v1/traces");
        assertThat(receiver.onlyReceived().sent()).asString().isEqualTo("spans");
        assertThat(receiver.onlyReceived().header("Content-Length")).isEqualTo("5");
        assertThat(receiver.onlyReceived().header("Content-Type")).isEqualTo("application/x-protobuf");
        assertThat(receiver.onlyReceived().headers()).doesNotContainKeys("Content-encoding", "Upgrade");
    }

    @Test
    void send_compressor_zipsAndSaysSo() throws IOException {
        settings.compressor = new Gzip();

        settings.send("spans");

        assertThat(receiver.onlyReceived().header("Content-Encoding")).isEqualTo("gzip");
        assertThat(receiver.onlyReceived().sent()).startsWith(0x1f, 0x8b);
        assertThat(receiver.onlyReceived().body()).hasBinaryContent("spans".getBytes(UTF_8));
    }

    @Test
    void send_headers_askedForEachRequest() {
        AtomicInteger token = new AtomicInteger();
        settings.headers = () -> Map.of("x-token", List.of("a", "t" + token.incrementAndGet()));

        settings.send("first");
        settings.send("second");

        assertThat(receiver.received())
                .extracting(received -> received.headers().get("x-token"))
                .containsExactly(List.of("a", "t1"), List.of("a", "t2"));
    }

    @Test
    void send_headersSupplierThrows_fails() {
        settings.headers = () -> {
            throw new IllegalStateException("no token");
        };

        assertThat(settings.send("spans").failure()).hasMessage("no token");
    }

    @Test
    void send_headerThatHttpForbids_namesItAndKeepsItsValueSecret() {
        settings.headers = () -> Map.of("authorization", List.of("Bearer s3cret\n"));

        assertThat(settings.send("spans").failure())
                .hasMessageStartingWith("header 'authorization' must have a value of printable characters")
                .hasNoCause()
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void send_messageThatCannotBeWritten_fails() {
        settings.compressor = new Broken();

        assertThat(settings.send("spans").failure()).isInstanceOf(LinkageError.class);
    }

    @Test
    void send_executorGiven_callsBackOnIt() {
        ExecutorService given = Executors.newSingleThreadExecutor(task -> new Thread(task, "given"));
        settings.executor = given;
        AtomicReference<String> thread = new AtomicReference<>();
        settings.headers = () -> {
            thread.set(Thread.currentThread().getName());
            return Map.of();
        };

        assertThat(settings.send("spans").status()).isEqualTo(200);

        assertThat(thread).hasValue("given");
        assertThat(given.isShutdown()).isFalse();
        given.shutdown();
    }

    @Test
    void send_executorRefuses_fails() {
        ExecutorService given = Executors.newSingleThreadExecutor();
        given.shutdown();
        settings.executor = given;

        assertThat(settings.send("spans").failure()).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void send_executorThrowsError_failsWithoutThrowing() {
        settings.executor = new RefusingExecutor(new OutOfMemoryError("unable to create native thread"));

        assertThat(settings.send("spans").failure()).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void send_callbackThrows_staysUsable() throws InterruptedException {
        JdkHttpSender sender = settings.sender();
        CountDownLatch answered = new CountDownLatch(1);
        AtomicInteger errors = new AtomicInteger();

        sender.send(
                Ended.message("first"),
                response -> {
                    answered.countDown();
                    throw new IllegalStateException("in the callback");
                },
                failure -> errors.incrementAndGet());

        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Ended.sending(sender, "second").await().status()).isEqualTo(200);
        sender.shutdown().join(10, TimeUnit.SECONDS);
        assertThat(errors).hasValue(0);
    }

    @Test
    void send_whileExporting_suppressesInstrumentation() {
        AtomicReference<Boolean> suppressed = new AtomicReference<>();
        settings.headers = () -> {
            suppressed.set(InstrumentationUtil.shouldSuppressInstrumentation(Context.current()));
            return Map.of();
        };

        settings.send("spans");

        assertThat(suppressed).hasValue(true);
    }

    @Test
    void send_proxy_goesThroughIt() {
        Settings farAway = Settings.of(URI.create("http://collector.invalid:4318/v1/traces"));
        farAway.proxy = ProxyOptions.create(receiver.address());

        assertThat(farAway.send("spans").status()).isEqualTo(200);

        assertThat(receiver.onlyReceived().header("Host")).isEqualTo("collector.invalid:4318");
    }

    @Test
    void createSender_hostWithUnderscore_saysWhatWouldDo() {
        Settings unreachable = Settings.of(URI.create("http://me:s3cret@otel_collector:4318/v1/traces"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdkHttpSenderProvider().createSender(unreachable))
                .withMessageContaining("no '_'")
                .withMessageContaining("otel_collector")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void createSender_contextClassLoader_leftAsItWas() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThatCode(() -> settings.sender().shutdown()).doesNotThrowAnyException();

        assertThat(Thread.currentThread().getContextClassLoader()).isNotNull().isSameAs(before);
    }

    private static final class Gzip implements Compressor {

        @Override
        public String getEncoding() {
            return "gzip";
        }

        @Override
        public OutputStream compress(OutputStream output) throws IOException {
            return new GZIPOutputStream(output);
        }
    }

    private static final class Broken implements Compressor {

        @Override
        public String getEncoding() {
            return "broken";
        }

        @Override
        public OutputStream compress(OutputStream output) {
            throw new NoClassDefFoundError("a/Compressor");
        }
    }
}
