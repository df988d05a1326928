package io.github.perfectlap.examples.benchmarks.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.examples.benchmarks.orders.Headers.Arrived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadersTest {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"PERFECT_LAP", "OPENTELEMETRY", "BRAVE"})
    void fromMap_bringsTraceBaggageAndPassport(Api api) {
        try (Headers<?> headers = api.headers()) {
            assertThat(throughMap(headers))
                    .isEqualTo(new Arrived(headers.traceId(), Headers.BAGGAGE, Part.ORDER.name()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"PERFECT_LAP", "OPENTELEMETRY", "BRAVE"})
    void fromRecord_bringsTraceBaggageAndPassport(Api api) {
        try (Headers<?> headers = api.headers()) {
            assertThat(throughRecord(headers))
                    .isEqualTo(new Arrived(headers.traceId(), Headers.BAGGAGE, Part.ORDER.name()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"PERFECT_LAP", "OPENTELEMETRY", "BRAVE"})
    void intoRecord_eachTime_isANewRecord(Api api) {
        try (Headers<?> headers = api.headers()) {
            assertThat(headers.intoRecord()).isNotSameAs(headers.intoRecord());
            assertThat(headers.intoMap()).isNotSameAs(headers.intoMap()).isNotEmpty();
        }
    }

    @Test
    void headers_apiWithoutAny_saysSo() {
        assertThatThrownBy(Api.OBSERVATION::headers).hasMessageContaining("Micrometer Observation");
    }

    private static <C> Arrived throughMap(Headers<C> headers) {
        return headers.arrived(headers.fromMap());
    }

    private static <C> Arrived throughRecord(Headers<C> headers) {
        return headers.arrived(headers.fromRecord());
    }
}
