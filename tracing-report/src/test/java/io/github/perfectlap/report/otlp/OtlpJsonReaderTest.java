package io.github.perfectlap.report.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpJsonReaderTest {

    private static final String IDS = "'traceId':'0af7651916cd43dd8448eb211c80319c','spanId':'b7ad6b7169203331'";

    @Test
    void spans_fromOpenTelemetrysMarshaler_equalTheSdksOwn() throws Exception {
        List<SpanData> recorded = rich();
        assertThat(OtlpJsonReader.spans(json(recorded)))
                .containsExactlyInAnyOrderElementsOf(
                        recorded.stream().map(TracedSpan::of).toList());
    }

    @Test
    void spans_numbersAsNumbersAndUnknownFields_areRead() throws Exception {
        TracedSpan span = read("{" + IDS + ",'name':'a\\u00e9\\n','kind':5,'startTimeUnixNano':7,'flags':[{}],"
                + "'attributes':[{'key':'n','value':{'intValue':-3}}],'status':null}");
        assertThat(span.name()).isEqualTo("aé\n");
        assertThat(span.startEpochNanos()).isEqualTo(7);
        assertThat(span.attributes().get(AttributeKey.longKey("n"))).isEqualTo(-3);
    }

    @Test
    void spans_emptyRequest_isNone() throws Exception {
        assertThat(OtlpJsonReader.spans(" {} ".getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|there should be an object of JSON, but was []",
                "{'a':1|not JSON: at character 6 there should be '}'",
                "{'a' 1}|not JSON: at character 5 there should be ':'",
                "{a:1}|not JSON: at character 1 there should be a name in quotes",
                "{'a':tru}|not JSON: at character 8 there should be a value instead of 'tru'",
                "{'a':'b|not JSON: at character 7 there should be a quote",
                "{'a':'\\x'}|not JSON: at character 8 there should be an escape of JSON",
                "{'a':'\\u12'}|not JSON: at character 8 there should be four hexadecimal digits",
                "{} {}|not JSON: at character 3 there should be the end",
                "{'resourceSpans':{}}|'resourceSpans' should be a list, but was {}",
                "{'resourceSpans':[1]}|there should be an object of JSON, but was 1",
            })
    void spans_notOtlp_saysWhat(String text, String message) {
        assertThatThrownBy(() -> OtlpJsonReader.spans(text.replace('\'', '"').getBytes(UTF_8)))
                .isInstanceOf(OtlpFormatException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|the trace id is missing or zero",
                "{'traceId':'zz'}|'traceId' should be 32 hexadecimal digits, but has 2 characters",
                "{IDS,'name':7}|'name' should be a text, but was 7",
                "{IDS,'kind':[]}|'kind' should be a number, but was []",
                "{IDS,'endTimeUnixNano':'x'}|'endTimeUnixNano' should be a whole number, but was x",
                "{IDS,'attributes':[{'value':{'doubleValue':'x'}}]}|'doubleValue' should be a number, but was x",
                "{IDS,'attributes':[{'value':{'bytesValue':'?'}}]}|'bytesValue' should be base64",
            })
    void spans_wrongSpan_saysWhat(String span, String message) {
        assertThatThrownBy(() -> read(span.replace("IDS", IDS)))
                .isInstanceOf(OtlpFormatException.class)
                .hasMessage(message);
    }

    @Test
    void spans_valueTooDeep_isRefused() {
        String value = "{'arrayValue':{'values':[".repeat(33) + "{}" + "]}}".repeat(33);
        assertThatThrownBy(() -> read("{" + IDS + ",'attributes':[{'key':'a','value':" + value + "}]}"))
                .hasMessage("a value is nested more than 32 levels deep");
        assertThatThrownBy(() -> OtlpJsonReader.spans("[".repeat(1_000_000).getBytes(UTF_8)))
                .hasMessage("JSON is nested more than 200 levels deep");
    }

    @Test
    void spans_moreThanAMillionParts_areRefused() {
        byte[] many = ("[" + "0,".repeat(1_000_001) + "0]").getBytes(UTF_8);
        assertThatThrownBy(() -> OtlpJsonReader.spans(many)).hasMessage("more than 1000000 parts in one request");
    }

    @Test
    void spans_anyBytesChanged_neverThrowAnythingElse() throws Exception {
        byte[] whole = json(rich());
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            assertReadOrRefused(changed);
        }
    }

    private static void assertReadOrRefused(byte[] bytes) {
        try {
            assertThat(OtlpJsonReader.spans(bytes)).isNotNull();
        } catch (OtlpFormatException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    private static TracedSpan read(String span) throws OtlpFormatException {
        String request = "{'resourceSpans':[{'scopeSpans':[{'spans':[" + span + "]}]}]}";
        return OtlpJsonReader.spans(request.replace('\'', '"').getBytes(UTF_8)).get(0);
    }

    private static byte[] json(List<SpanData> spans) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TraceRequestMarshaler.create(spans).writeJsonTo(bytes);
        return bytes.toByteArray();
    }

    private static List<SpanData> rich() {
        InMemorySpanExporter memory = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.builder()
                        .put("service.name", "shop")
                        .put("service.version", "1.4.0")
                        .build())
                .addSpanProcessor(SimpleSpanProcessor.create(memory))
                .build()) {
            RichSpans.record(provider);
            return memory.getFinishedSpanItems();
        }
    }
}
