package io.github.perfectlap.weave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileScanTest {

    private static final byte[] ANNOTATED = "..Lio/github/perfectlap/annotation/WithStep;..".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lio/github/perfectlap/annotation/",
                "...Lio/github/perfectlap/annotation/WithStep;...",
                "...Lio/opentelemetry/instrumentation/annotations/WithSpan;"
            })
    void isCandidate_mentionsAnAnnotation_isTrue(String classFile) {
        assertThat(ClassFileScan.isCandidate("shop/Checkout", classFile.getBytes(UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "Lio/github/perfectlap/annotation", "io/github/perfectlap/annotation/WithStep"})
    void isCandidate_mentionsNone_isFalse(String classFile) {
        assertThat(ClassFileScan.isCandidate("shop/Checkout", classFile.getBytes(UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/String",
                "net/bytebuddy/ByteBuddy",
                "io/opentelemetry/api/OpenTelemetry",
                "io/github/perfectlap/WovenMethod",
                "io/github/perfectlap/weave/WeaveAgent",
                "io/github/perfectlap/internal/async/AsyncReturns"
            })
    void isCandidate_ofAPackageThatIsNeverWoven_isFalse(String name) {
        assertThat(ClassFileScan.isCandidate(name, ANNOTATED)).isFalse();
    }

    @Test
    void isCandidate_ofAnExampleOfOurs_isTrue() {
        assertThat(ClassFileScan.isCandidate("io/github/perfectlap/examples/shop/Main", ANNOTATED))
                .isTrue();
    }
}
