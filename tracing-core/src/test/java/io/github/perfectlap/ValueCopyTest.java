package io.github.perfectlap;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleArrayKey;
import static io.opentelemetry.api.common.AttributeKey.longArrayKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.opentelemetry.api.common.AttributeKey.valueKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attribute's value is when it is exported, whatever the application set. */
class ValueCopyTest {

    private static final int MANY = 100_000;

    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void list_thatChangesAfterwards_isExportedAsItWas(Mode mode) {
        List<String> colours = new ArrayList<>(List.of("red"));
        Recording recording = new Recording(mode);
        recording.tracing.transaction("checkout").run(tx -> {
            tx.attribute(stringArrayKey("key"), colours);
            colours.clear();
        });
        assertThat(recording.attribute("checkout", stringArrayKey("key"))).containsExactly("red");
    }

    @Test
    void list_withNull_keepsItAmongTextsOnly() {
        assertThat(exported(stringArrayKey("key"), Arrays.asList("red", null))).isEqualTo(Arrays.asList("red", null));
        assertThat(exported(longArrayKey("key"), Arrays.asList(1L, null))).isEqualTo(List.of(1L, 0L));
    }

    @Test
    void numbers_tooMany_areLeftOutAndCounted() {
        SpanData span = span(doubleArrayKey("key"), Collections.nCopies(MANY, 0.5));
        assertThat(span.getAttributes().get(doubleArrayKey("key"))).isNull();
        assertThat(span.getTotalAttributeCount()).isEqualTo(span.getAttributes().size() + 1);
        assertThat(log.warnings()).singleElement().asString().contains("'key'", "DOUBLE_ARRAY");
    }

    @Test
    void value_ofAnotherType_isMadeToFitOrLeftOut() {
        assertThat(exported(stringKey("key"), 1L)).isEqualTo("1");
        assertThat(exported(longKey("key"), 1)).isEqualTo(1L);
        assertThat(exported(longKey("key"), "red")).isNull();
        assertThat(exported(booleanKey("key"), 1)).isNull();
        assertThat(exported(longArrayKey("key"), List.of("red"))).isNull();
        assertThat(exported(valueKey("key"), "red")).isNull();
    }

    @Test
    void value_ofParts_isExportedWhole() {
        Value<?> basket = Value.of(Map.of(
                "items", Value.of(List.of(Value.of(1), Value.of(0.5), Value.of(true), Value.empty())),
                "picture", Value.of(new byte[] {1})));
        assertThat(exported(valueKey("key"), basket)).isEqualTo(basket);
    }

    @Test
    void value_ofTooManyParts_saysThatItIsCut() {
        Value<?> many = Value.of(List.of(Value.of(Collections.nCopies(MANY, Value.of("red")))));
        assertThat(text(many)).hasSizeLessThan(MANY).contains("… (cut from " + MANY + " elements)");
        assertThat(text(Value.of(new byte[MANY]))).isEqualTo("… (cut from " + MANY + " bytes)");
    }

    @ParameterizedTest
    @EnumSource
    void names_ofGiantLength_areCutAndSaySo(Mode mode) {
        Recording recording = new Recording(mode);
        String giant = "x".repeat(MANY);
        recording.tracing.transaction("checkout").run(tx -> tx.run(giant, step -> step.fail(giant)));
        String cut = "x".repeat(TextLimits.SHORT) + "… (cut from " + MANY + " characters)";
        assertThat(recording.names()).contains(cut);
        assertThat(recording.attribute(cut, TransactionAttributes.ERROR_TYPE)).isEqualTo(cut);
    }

    private String text(Value<?> value) {
        return Objects.toString(((Value<?>) Objects.requireNonNull(exported(valueKey("key"), value))).asString());
    }

    private @Nullable Object exported(AttributeKey<?> key, Object value) {
        return span(key, value).getAttributes().get(key);
    }

    @SuppressWarnings("unchecked") // as raw types and other languages of the JVM do
    private static SpanData span(AttributeKey<?> key, Object value) {
        Recording recording = new Recording();
        recording.tracing.transaction("checkout").run(tx -> tx.attribute((AttributeKey<Object>) key, value));
        return recording.span("checkout");
    }
}
