package io.github.perfectlap.examples.benchmarks.ratios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.io.File;
import org.junit.jupiter.api.Test;

class PeerClassPathTest {

    private final String whole = String.join(
            File.pathSeparator, "a.jar", "/lib/opentelemetry-api-incubator-1.65.0-alpha.jar", "opentelemetry-api.jar");

    @Test
    void of_instrumenter_isWhole() {
        assertThat(PeerClassPath.of(Api.INSTRUMENTER, whole)).isEqualTo(whole);
    }

    @Test
    void of_anyOther_lacksTheIncubator() {
        assertThat(PeerClassPath.of(Api.OPENTELEMETRY, whole))
                .isEqualTo("a.jar" + File.pathSeparator + "opentelemetry-api.jar");
    }

    @Test
    void during_afterwards_isAsBefore() {
        String before = System.getProperty("java.class.path");
        String inside = PeerClassPath.during(Api.BRAVE, () -> System.getProperty("java.class.path"));
        assertThat(inside).isNotEqualTo(before).doesNotContain("incubator");
        assertThat(System.getProperty("java.class.path")).isEqualTo(before).contains("incubator");
    }
}
