package io.github.perfectlap.report;

import static io.github.perfectlap.report.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeDrawingTest {

    @Test
    void draw_nestedSteps_twoSpacesForEachLevel() {
        String drawing = shape(
                span(1, "checkout"),
                span(2, "load cart").below(1).at(1, 2),
                span(3, "query").below(2).at(1, 2),
                span(4, "ship").below(1).at(3, 4));

        assertThat(drawing).isEqualTo("""
            checkout
              load cart
                query
              ship
            """);
    }

    @Test
    void draw_stepsThatFailed_sayWhy() {
        String drawing = shape(
                span(1, "checkout"),
                span(2, "a").below(1).failed("no such item"),
                span(3, "b").below(1).failed("text").with("error.type", "TimeoutException"),
                span(4, "c").below(1).failed(""),
                span(5, "d").below(1).failed("one, two"));

        assertThat(drawing).isEqualTo("""
            checkout
              a [failed no such item]
              b [failed TimeoutException]
              c [failed]
              d [failed "one, two"]
            """);
    }

    @ParameterizedTest
    @CsvSource({"ok,t", "degraded,t [degraded]", "abandoned,t [abandoned]", "failed,t [failed why]"})
    void draw_transaction_outcomeDecidesTheWord(String outcome, String line) {
        assertThat(shape(span(1, "t").failed("why").with(TransactionAttributes.OUTCOME, outcome)))
                .isEqualTo(line + "\n");
    }

    @Test
    void draw_attributes_onlyTheUsersOwnSortedByKey() {
        String drawing = shape(span(1, "t")
                .with("zone", "eu")
                .with("cart", "a, b")
                .with(AttributeKey.longKey("items"), 3L)
                .with(AttributeKey.stringArrayKey("tags"), List.of("x", "y"))
                .with(AttributeKey.valueKey("deep"), Value.of(Value.of("p"), Value.of(1)))
                .with("empty", "")
                .with("code.function", "f")
                .with("codec", "utf-8")
                .with("exception.type", "E")
                .with("messaging.system", "kafka")
                .with("perfectlap.transaction.name", "t")
                .with("error.type", "E")
                .with("thread.name", "main"));

        assertThat(drawing).isEqualTo("""
            t {cart="a, b", codec=utf-8, deep="[\\"p\\",1]", empty="", items=3, tags="[x, y]", zone=eu}
            """);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "load cart|load cart",
                "GET /orders|GET /orders",
                "/orders|/orders",
                "prix été|prix été",
                "GET /orders/{id}|\"GET /orders/{id}\"",
                "list[0]|\"list[0]\"",
                "~ lead~|\" lead\"",
                "~tail ~|\"tail \"",
                "~~|\"\"",
                "together:|\"together:\"",
                "-> x|\"-> x\"",
                "x × 3|\"x × 3\"",
                "say \"hi\" \\o|\"say \\\"hi\\\" \\\\o\""
            },
            delimiter = '|')
    void draw_name_isQuotedWhereItCouldBeMisread(String name, String written) {
        assertThat(shape(span(1, name))).isEqualTo(written + "\n");
    }

    @Test
    void draw_nameWithWhatCannotBeSeen_isEscaped() {
        assertThat(shape(span(1, "a\nb\tc\r\u001b[31m\u202e\ud800")))
                .isEqualTo("\"a\\nb\\tc\\r\\u001b[31m\\u202e\\ud800\"\n");
    }

    @Test
    void withKinds_nodeIsNotInternal_kindIsTheLastFact() {
        TraceTree tree = tree(
                span(1, "t"), span(2, "send").below(1).kind(SpanKind.PRODUCER).failed("full"));

        assertThat(TreeDrawing.shape().withKinds().draw(tree)).isEqualTo("t\n  send [failed full, producer]\n");
        assertThat(TreeDrawing.shape().draw(tree)).isEqualTo("t\n  send [failed full]\n");
    }

    @Test
    void withIds_idsStandAboveAndBehind() {
        assertThat(TreeDrawing.shape().withIds().draw(tree(span(1, "t"))))
                .isEqualTo("trace 00000000000000000000000000000001\nt 0000000000000001\n");
    }

    @Test
    void draw_tornTrace_everyPartStartsAtTheMargin() {
        assertThat(shape(span(1, "t"), span(2, "torn").below(9), span(3, "step").below(2)))
                .isEqualTo("t\ntorn\n  step\n");
    }

    @Test
    void draw_thousandsOfLevels_isDrawn() {
        assertThat(shape(chain(3_000))).endsWith(" ".repeat(2 * 2_999) + "n\n");
    }

    @Test
    void draw_moreLevelsThanTextCanBear_saysSo() {
        TraceTree tree = tree(chain(5_001));

        assertThatThrownBy(() -> TreeDrawing.shape().draw(tree))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a shape can be drawn with 5000 levels, but this tree has more");
    }

    private static SpanSketch[] chain(int levels) {
        return IntStream.rangeClosed(1, levels)
                .mapToObj(id -> span(id, "n").below(id - 1))
                .toArray(SpanSketch[]::new);
    }

    private static String shape(SpanSketch... sketches) {
        return TreeDrawing.shape().draw(tree(sketches));
    }

    private static TraceTree tree(SpanSketch... sketches) {
        return TraceTree.of(Stream.of(sketches).map(SpanSketch::made).toList()).get(0);
    }
}
