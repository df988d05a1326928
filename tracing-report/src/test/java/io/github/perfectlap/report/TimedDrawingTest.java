package io.github.perfectlap.report;

import static io.github.perfectlap.TransactionAttributes.CLOCK_SKEW;
import static io.github.perfectlap.TransactionAttributes.CLOCK_SKEW_SUSPECTED;
import static io.github.perfectlap.TransactionAttributes.DUPLICATE;
import static io.github.perfectlap.TransactionAttributes.END_TO_END;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.OUTCOME;
import static io.github.perfectlap.TransactionAttributes.QUEUE_WAIT;
import static io.github.perfectlap.TransactionAttributes.RECOVERED;
import static io.github.perfectlap.report.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("one test changes the default locale")
class TimedDrawingTest {

    private final SpanSketch[] checkout = {
        span(1, "checkout")
                .at(0, 120)
                .in("shop", "1.4.0")
                .with(NAME, "checkout")
                .with(OUTCOME, "ok"),
        span(2, "load cart").below(1).at(1, 30).in("shop", "1.4.0"),
        span(3, "query").below(2).at(2, 5).in("shop", "1.4.0"),
        span(4, "query").below(2).at(5, 9).in("shop", "1.4.0"),
        span(5, "charge card")
                .below(1)
                .at(31, 90)
                .in("shop", "1.4.0")
                .failed("refused")
                .with("error.type", "CardException"),
        span(6, "publish order").below(1).at(91, 95).in("shop", "1.4.0"),
        span(7, "pack order")
                .below(6)
                .at(107, 5214)
                .in("depot", "2.0")
                .with(QUEUE_WAIT, 0.012)
                .with(OUTCOME, "ok")
                .with(END_TO_END, 5.214)
                .linkedTo(1, 5)
                .linkedTo(8, 8)
    };

    @Test
    void draw_transactionOverTwoServices_isReadable() {
        assertThat(timed(checkout)).isEqualTo("""
            checkout            120 ms  ok  shop 1.4.0
            ├─ load cart         29 ms
            │  └─ query × 2     7.0 ms
            ├─ charge card       59 ms  FAILED CardException
            └─ publish order    4.0 ms
               └─ pack order  5,107 ms  ok  waited 12 ms  depot 2.0  linked to charge card, a span elsewhere
            end to end 5,214 ms, ok: work 5,202 ms, waits 12 ms
            """);
    }

    @Test
    void draw_spansGivenInAnyOrder_sameText() {
        List<SpanSketch> shuffled = new ArrayList<>(List.of(checkout));
        Collections.shuffle(shuffled, new Random(7));

        assertThat(timed(shuffled.toArray(SpanSketch[]::new))).isEqualTo(timed(checkout));
    }

    @Test
    void draw_machineInAnotherLanguage_sameText() {
        String before = timed(checkout);
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(timed(checkout)).isEqualTo(before);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void draw_transactionWithoutEnd_isNotFinished() {
        assertThat(timed(span(1, "t").at(0, 2).with(OUTCOME, "abandoned")))
                .isEqualTo("t  2.0 ms  abandoned\nnot finished\n");
    }

    @Test
    void draw_spansOfNoTransaction_sayThat() {
        assertThat(timed(span(1, "t").at(0, 2))).isEqualTo("t  2.0 ms\nno transaction\n");
    }

    @Test
    void draw_finishedWithoutAnOutcomeThere_takesTheRoots() {
        assertThat(timed(
                        span(1, "t").at(0, 2).with(OUTCOME, "degraded"),
                        span(2, "last").below(1).at(2, 20).with(END_TO_END, 0.02)))
                .contains("end to end 20 ms, degraded\n");
    }

    @Test
    void draw_finishedWithoutWaits_doesNotSplitTheTime() {
        assertThat(timed(span(1, "t").at(0, 2).with(OUTCOME, "ok").with(END_TO_END, 0.002)))
                .isEqualTo("t  2.0 ms  ok\nend to end 2.0 ms, ok\n");
    }

    @Test
    void draw_workBesideTheWayToTheEnd_delaysNobody() {
        assertThat(timed(
                        span(1, "t").at(0, 50),
                        span(2, "send").below(1).at(5, 40),
                        span(3, "billing").below(2).at(90, 900).with(QUEUE_WAIT, 0.08),
                        span(4, "ship")
                                .below(2)
                                .at(30, 60)
                                .with(QUEUE_WAIT, 0.02)
                                .with(END_TO_END, 0.06)))
                .endsWith("end to end 60 ms: work 40 ms, waits 20 ms\n");
    }

    @Test
    void draw_clocksThatDisagreeAndMessagesThatComeAgain_saysSo() {
        assertThat(timed(
                        span(1, "t").at(0, 50),
                        span(2, "a").below(1).at(60, 80).with(CLOCK_SKEW, 29.98).with(RECOVERED, true),
                        span(3, "b").below(1).at(61, 80).with(CLOCK_SKEW, -30.0).with(DUPLICATE, true),
                        span(4, "c").below(1).at(62, 80).with(CLOCK_SKEW, -30.0).with(CLOCK_SKEW_SUSPECTED, true)))
                .contains(
                        "recovered  sender's clock 29,980 ms ahead\n",
                        "came again  sender's clock 30,000 ms behind\n",
                        "sender's clock perhaps 30,000 ms behind\n");
    }

    @Test
    void draw_equalLeaves_areFoldedOnlyWhereEqualAndAdjacent() {
        assertThat(timed(
                        span(1, "t").at(0, 100),
                        span(2, "q").below(1).at(1, 11),
                        span(3, "q").below(1).at(11, 21),
                        span(4, "q").below(1).at(21, 31).failed("lost"),
                        span(5, "q").below(1).at(31, 41),
                        span(6, "sub").below(5).at(31, 41)))
                .startsWith("""
            t          100 ms
            ├─ q × 2    20 ms
            ├─ q        10 ms  FAILED lost
            └─ q        10 ms
               └─ sub   10 ms
            """);
    }

    @Test
    void withIds_nothingIsFolded() {
        TraceTree tree = tree(
                span(1, "t"),
                span(2, "q").below(1).at(0, 1),
                span(3, "q").below(1).at(1, 2));

        assertThat(TreeDrawing.timed().withIds().draw(tree)).startsWith("""
            trace 00000000000000000000000000000001
            t     0.0 ms  0000000000000001
            ├─ q  1.0 ms  0000000000000002
            └─ q  1.0 ms  0000000000000003
            """);
    }

    @Test
    void draw_orphan_saysThatItsParentIsElsewhere() {
        assertThat(timed(span(2, "torn").below(1).at(0, 20))).startsWith("torn  20 ms  (parent elsewhere)\n");
    }

    @Test
    void draw_hundredLinks_namesThree() {
        SpanSketch batch = span(1, "batch").at(0, 20);
        IntStream.range(0, 100).forEach(id -> batch.linkedTo(1, 1));

        assertThat(timed(batch)).startsWith("batch  20 ms  linked to batch, batch, batch and 97 more\n");
    }

    @Test
    void draw_hostileName_staysOnOneShortLine() {
        String line = timed(span(1, "\u001b[2J\n" + "x".repeat(5_000)))
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(line).startsWith("\\u001b[2J\\nxxx").contains("x…").hasSizeLessThan(100);
    }

    @Test
    void draw_impossibleTimes_doNotThrow() {
        assertThat(timed(
                        span(1, "t").at(10, 4).with(QUEUE_WAIT, Double.POSITIVE_INFINITY),
                        span(2, "u").below(1).at(0, 5).with(QUEUE_WAIT, -3.0)))
                .startsWith("t     0.0 ms  waited 9,223,372,036,855 ms\n")
                .contains("waited 0.0 ms");
    }

    @Test
    void draw_thousandsOfLevels_linesStayShort() {
        SpanSketch[] chain = IntStream.rangeClosed(1, 5_000)
                .mapToObj(id -> span(id, "n").below(id - 1).at(0, 20))
                .toArray(SpanSketch[]::new);

        String drawing = timed(chain);

        assertThat(drawing.lines()).hasSize(5_001).allMatch(line -> line.length() < 100);
        assertThat(drawing).contains("level 4999: n");
    }

    private static String timed(SpanSketch... sketches) {
        return TreeDrawing.timed().draw(tree(sketches));
    }

    private static TraceTree tree(SpanSketch... sketches) {
        return TraceTree.of(Stream.of(sketches).map(SpanSketch::made).toList()).get(0);
    }
}
