package io.github.perfectlap.report;

import static io.github.perfectlap.report.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StableDrawingTest {

    private static boolean all(TraceNode node) {
        return true;
    }

    private static boolean none(TraceNode node) {
        return false;
    }

    @Test
    void draw_noneInPlace_isSortedBySubtree() {
        String drawing = draw(
                StableDrawingTest::none,
                span(1, "t"),
                span(2, "b").below(1).at(1, 2),
                span(3, "z").below(2).at(1, 2),
                span(4, "b").below(1).at(3, 4),
                span(5, "a").below(4).at(3, 4),
                span(6, "a").below(1).at(5, 6));
        assertThat(drawing).isEqualTo("""
            t
              a
              b
                a
              b
                z
            """);
    }

    @Test
    void draw_allInPlace_standAsTheyStarted() {
        String drawing = draw(
                StableDrawingTest::all,
                span(1, "t"),
                span(2, "b").below(1).at(1, 2),
                span(3, "a").below(1).at(3, 4),
                span(4, "b").below(1).at(5, 6));
        assertThat(drawing).isEqualTo("t [in order]\n  b\n  a\n  b\n");
    }

    @Test
    void draw_someInPlace_theOthersAreAGroup() {
        String drawing = draw(
                node -> !node.name().startsWith("x"),
                span(1, "t"),
                span(2, "x2").below(1).at(1, 2),
                span(3, "b").below(1).at(3, 4),
                span(4, "a").below(1).at(5, 6),
                span(5, "x1").below(1).at(7, 8));
        assertThat(drawing).isEqualTo("""
            t [in order]
              b
              a
              in any order:
                x1
                x2
            """);
    }

    @Test
    void draw_oneInPlace_hasNoOrder() {
        String drawing = draw(
                node -> node.name().equals("b"),
                span(1, "t"),
                span(2, "b").below(1).at(1, 2),
                span(3, "a").below(1).at(3, 4));
        assertThat(drawing).isEqualTo("t\n  a\n  b\n");
    }

    @Test
    void draw_equalOnesInARow_areCounted() {
        String drawing = draw(
                StableDrawingTest::all,
                span(1, "t"),
                span(2, "a").below(1).at(1, 2).with("k", "1"),
                span(3, "a").below(1).at(3, 4).with("k", "1"),
                span(4, "a").below(1).at(5, 6).with("k", "2"),
                span(5, "c").below(4).at(5, 6),
                span(6, "c").below(4).at(5, 6));
        assertThat(drawing).isEqualTo("t [in order]\n  a × 2 {k=1}\n  a {k=2}\n    c × 2\n");
    }

    @Test
    void draw_kindAndReason_areFacts() {
        assertThat(draw(
                        StableDrawingTest::none,
                        span(1, "t").kind(SpanKind.SERVER).failed("why")))
                .isEqualTo("t [failed why, server]\n");
    }

    @Test
    void draw_tornTrace_isSortedToo() {
        assertThat(draw(StableDrawingTest::all, span(1, "t"), span(2, "a").below(9)))
                .isEqualTo("a\nt\n");
    }

    @Test
    void draw_tooDeep_saysSo() {
        assertThatThrownBy(() -> draw(StableDrawingTest::none, chain(1_001)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a stable drawing can have 1000 levels, but this tree has more");
        assertThat(draw(StableDrawingTest::none, chain(1_000))).hasLineCount(1_000);
    }

    private static SpanSketch[] chain(int levels) {
        return IntStream.rangeClosed(1, levels)
                .mapToObj(id -> span(id, "n").below(id - 1))
                .toArray(SpanSketch[]::new);
    }

    private static String draw(Predicate<TraceNode> placed, SpanSketch... sketches) {
        TraceTree tree =
                TraceTree.of(Stream.of(sketches).map(SpanSketch::made).toList()).get(0);
        return TreeDrawing.stable(placed).draw(tree);
    }
}
