package io.github.perfectlap.examples.benchmarks.ratios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.io.File;
import org.junit.jupiter.api.Test;

class PeerClassPathTest {

    private static final String INCUBATOR = "/lib/opentelemetry-api-incubator-1.65.0-alpha.jar";
    private static final String AGENT = "/lib/opentelemetry-javaagent-2.33.1.jar";

    @Test
    void of_instrumenter_hasTheIncubator() {
        assertThat(of(Api.INSTRUMENTER)).isEqualTo(path("a.jar", INCUBATOR, "opentelemetry-api.jar"));
    }

    @Test
    void of_annotations_hasTheAgent() {
        assertThat(of(Api.WITH_SPAN)).isEqualTo(path("a.jar", AGENT, "opentelemetry-api.jar"));
    }

    @Test
    void of_anyOther_hasNeither() {
        assertThat(of(Api.OPENTELEMETRY)).isEqualTo(path("a.jar", "opentelemetry-api.jar"));
    }

    private static String of(Api api) {
        return PeerClassPath.of(api, path("a.jar", INCUBATOR, AGENT, "opentelemetry-api.jar"));
    }

    private static String path(String... entries) {
        return String.join(File.pathSeparator, entries);
    }

    @Test
    void during_afterwards_isAsBefore() {
        String before = System.getProperty("java.class.path");
        String inside = PeerClassPath.during(Api.BRAVE, () -> System.getProperty("java.class.path"));
        assertThat(inside).isNotEqualTo(before).doesNotContain("incubator");
        assertThat(System.getProperty("java.class.path")).isEqualTo(before).contains("incubator");
    }
}
