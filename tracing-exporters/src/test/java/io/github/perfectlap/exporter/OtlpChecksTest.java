package io.github.perfectlap.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpChecksTest {

    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String PROTOCOL = "otel.exporter.otlp.protocol";

    private final Map<String, String> properties = new HashMap<>();

    @Test
    void endpoint_withoutScheme_saysWhatWouldDo() {
        properties.put(ENDPOINT, "localhost:4318");

        assertThat(refusal())
                .hasMessage("OTEL_EXPORTER_OTLP_ENDPOINT (otel.exporter.otlp.endpoint) must be an absolute http or"
                        + " https URL such as http://localhost:4318, but was 'localhost:4318'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://collector:4318", "collector", "http://", "http://a b", "/v1/traces"})
    void endpoint_noHttpUrl_isRefused(String endpoint) {
        properties.put(ENDPOINT, endpoint);

        assertThat(refusal()).hasMessageContaining("but was '" + endpoint + "'");
    }

    @Test
    void endpoint_withCredentials_keepsThemSecret() {
        properties.put(ENDPOINT, "me:s3cret@collector:4318");

        assertThat(refusal()).hasMessageContaining("'***@collector:4318'");
    }

    @Test
    void endpoint_hostWithUnderscore_saysWhatWouldDo() {
        properties.put(ENDPOINT, "http://otel_collector:4318");

        assertThat(refusal()).hasMessageContaining("no '_'").hasMessageContaining("otel_collector");
    }

    @Test
    void endpoint_ofOneSignal_isNamed() {
        properties.put("otel.exporter.otlp.metrics.endpoint", "collector:4318");

        assertThat(refusal()).hasMessageStartingWith("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT ");
    }

    @Test
    void endpoint_thatNobodyUses_isNotChecked() {
        properties.put(ENDPOINT, "collector:4318");
        properties.put("otel.traces.exporter", "none");
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");

        assertStarts();
    }

    @Test
    void sdkDisabled_nothingIsChecked() {
        properties.put(ENDPOINT, "collector:4318");
        properties.put("otel.sdk.disabled", "true");

        assertStarts();
    }

    @Test
    void protocol_grpcWithoutSender_saysWhatToAddOrSet() {
        properties.put(PROTOCOL, "grpc");

        assertThat(refusal())
                .hasMessageStartingWith("OTEL_EXPORTER_OTLP_PROTOCOL (otel.exporter.otlp.protocol) is 'grpc'")
                .hasMessageContaining("add io.opentelemetry:opentelemetry-exporter-sender-okhttp")
                .hasMessageContaining("=http/protobuf");
    }

    @Test
    void protocol_grpcForOneSignal_isNamed() {
        properties.put("otel.exporter.otlp.logs.protocol", "grpc");

        assertThat(refusal()).hasMessageStartingWith("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL ");
    }

    private ConfigurationException refusal() {
        return assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Sdk.of(properties))
                .actual();
    }

    private void assertStarts() {
        assertThatCode(() -> Sdk.close(Sdk.of(properties))).doesNotThrowAnyException();
    }
}
