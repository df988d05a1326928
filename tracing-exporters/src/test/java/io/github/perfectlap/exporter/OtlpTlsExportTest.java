package io.github.perfectlap.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpTlsExportTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        keytool("-exportcert", "-rfc", "-file", certificate());
        receiver = Receiver.startTls(identity());
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void export_certificateGiven_arrives() {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.exporter.otlp.endpoint", receiver.endpoint().toString());
        properties.put("otel.exporter.otlp.certificate", certificate());
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordSpan(sdk, "checkout");
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().uri()).hasPath("/v1/traces");
    }

    @Test
    void send_certificateUnknown_failsAtOnce() {
        assertThat(Settings.of(receiver).send("spans").failure()).isInstanceOf(SSLHandshakeException.class);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void send_tlsProtocolChosen_isTheOneUsed() throws Exception {
        Settings settings = Settings.of(receiver);
        settings.sslContext = identity();
        settings.enabledProtocols = List.of("TLSv1.9");

        assertThat(settings.send("spans").failure()).hasMessageContaining("TLSv1.9");
    }

    private String certificate() {
        return folder.resolve("certificate.pem").toString();
    }

    private SSLContext identity() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream store = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(store, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, new SecureRandom());
        return context;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", "receiver"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
