package io.github.perfectlap.report.otlp;

import static io.github.perfectlap.report.otlp.WireSketch.message;
import static io.github.perfectlap.report.otlp.WireSketch.request;
import static io.github.perfectlap.report.otlp.WireSketch.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtlpReaderTest {

    @Test
    void spans_noBytes_none() throws Exception {
        assertThat(OtlpReader.spans(new byte[0])).isEmpty();
    }

    @Test
    void spans_onlyWhatMustBeThere_restIsEmpty() throws Exception {
        TracedSpan span = only(span("order"));

        assertThat(span.traceId()).isEqualTo("00000000000000000000000000000001");
        assertThat(span.spanId()).isEqualTo("0000000000000001");
        assertThat(span.isRoot()).isTrue();
        assertThat(span.kind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(span.status()).isEqualTo(StatusCode.UNSET);
        assertThat(span.service() + span.release() + span.scope()).isEmpty();
    }

    @Test
    void spans_parentIsAllZeros_isARoot() throws Exception {
        assertThat(only(span("order").part(4, new byte[8])).isRoot()).isTrue();
        assertThat(only(span("order").part(4, new byte[7], 9)).parentSpanId()).isEqualTo("0000000000000009");
    }

    @Test
    void spans_resourceAndScopeBehindTheSpans_stillCount() throws Exception {
        WireSketch scope = message().part(2, span("order")).part(1, message().text(1, "shop.scope"));
        WireSketch name = message().text(1, "service.name").part(2, message().text(1, "shop"));
        WireSketch resourceSpans = message().part(2, scope).part(1, message().part(1, name));

        TracedSpan span =
                OtlpReader.spans(message().part(1, resourceSpans).bytes()).get(0);

        assertThat(span.service()).isEqualTo("shop");
        assertThat(span.scope()).isEqualTo("shop.scope");
    }

    @Test
    void spans_unknownFieldsAndNumbers_areSkipped() throws Exception {
        TracedSpan span = only(span("order")
                .number(99, 7)
                .fixed64(98, 7)
                .text(97, "new")
                .raw(0x85, 0x01, 1, 2, 3, 4) // field 16, flags, fixed32
                .number(6, 77)
                .fixed64(7, 5)
                .part(15, message().number(3, 55)));

        assertThat(span.kind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(span.status()).isEqualTo(StatusCode.UNSET);
        assertThat(span.startEpochNanos()).isEqualTo(5);
    }

    @Test
    void spans_emptyArray_isAnEmptyListOfValues() throws Exception {
        TracedSpan span = only(span("order").part(9, attribute("none", message().part(5, message()))));

        assertThat(span.attributes().get(AttributeKey.valueKey("none")).getValue())
                .isEqualTo(List.of());
    }

    @Test
    void spans_valueNestedAsDeepAsAllowed_isRead() throws Exception {
        assertThat(only(span("order").part(9, attribute("deep", nested(32))))
                        .attributes()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void spans_valueNestedDeeper_isRefused() {
        assertRefused(
                request(span("order").part(9, attribute("deep", nested(33)))),
                "a value is nested more than 32 levels deep");
        assertRefused(
                request(span("order").part(9, attribute("deep", nested(5_000)))),
                "a value is nested more than 32 levels deep");
    }

    @Test
    void spans_partSaysItIsHuge_isRefused() {
        assertRefused(
                message().raw(0x0a).varint(Integer.MAX_VALUE).bytes(),
                "a part says that it is 2147483647 bytes long, but 0 are left");
        assertRefused(
                message().raw(0x0a).varint(0xFFFFFFFFL).bytes(),
                "a part says that it is -1 bytes long, but 0 are left");
    }

    @Test
    void spans_textSaysItIsHuge_isRefused() {
        byte[] bytes = request(span("order").raw(0x2a).varint(Integer.MAX_VALUE));

        assertThatThrownBy(() -> OtlpReader.spans(bytes))
                .isInstanceOf(OtlpFormatException.class)
                .hasMessageStartingWith("not protobuf: ");
    }

    @Test
    void spans_groups_areRefused() {
        byte[] startGroups = new byte[1_000_000];
        Arrays.fill(startGroups, (byte) 0x53);

        assertRefused(startGroups, "field 10 is a group");
        assertRefused(message().raw(0x54).bytes(), "field 10 is a group");
    }

    @Test
    void spans_idOfTheWrongLength_isRefused() {
        assertRefused(request(message().part(1, new byte[3])), "the trace id must be 16 bytes long, but was 3");
        assertRefused(request(message().text(5, "no ids")), "the trace id is missing or zero");
        assertRefused(request(span("order").part(2, new byte[8])), "the span id is missing or zero");
        assertRefused(request(span("order").part(13, message())), "the trace id of a link is missing or zero");
    }

    @Test
    void spans_millionsOfEmptyParts_areRefused() {
        byte[] emptyResources = new byte[2_000_004];
        IntStream.range(0, emptyResources.length / 2).forEach(i -> emptyResources[2 * i] = 0x0a);

        assertRefused(emptyResources, "more than 1000000 parts in one request");
    }

    @Test
    void spans_cutAnywhere_isReadOrRefused() {
        byte[] whole = request(span("order")
                .part(9, attribute("k", nested(3)))
                .part(11, message().text(2, "e")));

        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OtlpReader.spans(cut)).isInstanceOf(OtlpFormatException.class);
        }
    }

    @Test
    void spans_randomDamage_neverThrowsAnythingElse() {
        Random random = new Random(42);
        byte[] whole = request(
                span("order").part(9, attribute("k", nested(5))).part(13, span("as link")),
                span("pay").part(11, message().text(2, "e").part(3, attribute("x", nested(1)))));
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            read += readOrRefused(damaged);
        }
        assertThat(read).isBetween(1, 19_999);
    }

    private static int readOrRefused(byte[] bytes) {
        try {
            OtlpReader.spans(bytes);
            return 1;
        } catch (OtlpFormatException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
            return 0;
        }
    }

    private static WireSketch attribute(String key, WireSketch value) {
        return message().text(1, key).part(2, value);
    }

    private static WireSketch nested(int levels) {
        WireSketch value = message().number(3, 1);
        for (int level = 0; level < levels; level++) {
            value = level % 2 == 0
                    ? message().part(5, message().part(1, value))
                    : message().part(6, message().part(1, attribute("k", value)));
        }
        return value;
    }

    private static TracedSpan only(WireSketch span) throws OtlpFormatException {
        List<TracedSpan> spans = OtlpReader.spans(request(span));
        assertThat(spans).hasSize(1);
        return spans.get(0);
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> OtlpReader.spans(bytes))
                .isInstanceOf(OtlpFormatException.class)
                .hasMessage(message);
    }
}
