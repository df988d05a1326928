package io.github.perfectlap.report;

import static io.github.perfectlap.report.SpanSketch.span;
import static io.github.perfectlap.report.SpanSketch.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

    @Test
    void children_givenInAnyOrder_standByStart() {
        TraceTree tree =
                only(span(3, "ship").below(1).at(5, 6), span(2, "pay").below(1).at(2, 4), span(1, "order"));

        assertThat(names(tree.root().children())).containsExactly("pay", "ship");
    }

    @Test
    void children_startedTogether_standInTheOrderGiven() {
        TraceTree tree = only(
                span(1, "order"),
                span(9, "b").below(1),
                span(2, "a").below(1),
                span(5, "c").below(1));

        assertThat(names(tree.root().children())).containsExactly("b", "a", "c");
    }

    @Test
    void of_spansOfSeveralTraces_oneTreeEachEarliestFirst() {
        List<TraceTree> trees = trees(
                span(1, "late").trace(2).at(50, 60),
                span(1, "early").trace(1).at(10, 20),
                span(2, "step").trace(2).below(1).at(55, 60));

        assertThat(trees).extracting(TraceTree::name).containsExactly("early", "late");
        assertThat(trees.get(1).traceId()).isEqualTo(traceId(2));
        assertThat(trees.get(1).nodes()).hasSize(2);
    }

    @Test
    void work_sendersClockAhead_countsAllTheSame() {
        TraceTree tree = only(
                span(1, "order").at(30_000, 30_050),
                span(2, "ship")
                        .below(1)
                        .at(60, 80)
                        .with(TransactionAttributes.QUEUE_WAIT, 0.0)
                        .with(TransactionAttributes.CLOCK_SKEW, 29.98)
                        .with(TransactionAttributes.END_TO_END, 0.06));

        assertThat(tree.work()).isEqualTo(Duration.ofMillis(60));
        assertThat(tree.waits()).isZero();
    }

    @Test
    void toString_isTheTimedDrawing() {
        TraceTree tree = only(span(1, "order").at(0, 9), span(2, "pay").below(1).at(2, 4));

        assertThat(tree).hasToString("order   9.0 ms\n└─ pay  2.0 ms\nno transaction\n");
    }

    @Test
    void of_nothing_noTree() {
        assertThat(TraceTree.of(List.of())).isEmpty();
    }

    @Test
    void of_parentMissing_orphanStandsBehindTheRealRoot() {
        TraceTree tree =
                only(span(3, "torn").below(99).at(0, 1), span(1, "order").at(5, 9));

        assertThat(names(tree.roots())).containsExactly("order", "torn");
        assertThat(tree.roots()).extracting(TraceNode::isOrphan).containsExactly(false, true);
    }

    @Test
    void root_severalRoots_saysHowManyAndWhich() {
        TraceTree tree = only(span(1, "order"), span(2, "torn").below(99));

        assertThatThrownBy(tree::root)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a whole trace has 1 root, but this one has 2: order, torn");
    }

    @Test
    void of_sameSpanDeliveredTwice_countsOnce() {
        TraceTree tree =
                only(span(1, "order"), span(2, "pay").below(1), span(2, "pay").below(1), span(1, "order"));

        assertThat(names(tree.nodes())).containsExactly("order", "pay");
    }

    @Test
    void of_sameIdButOtherContent_bothAreKept() {
        TraceTree tree = only(
                span(1, "order"),
                span(2, "pay").below(1),
                span(2, "refund").below(1).at(1, 2));

        assertThat(names(tree.root().children())).containsExactly("pay", "refund");
    }

    @Test
    void of_spanIsItsOwnParent_becomesAnOrphan() {
        TraceTree tree = only(span(1, "loop").below(1));

        assertThat(tree.root().isOrphan()).isTrue();
        assertThat(tree.root().children()).isEmpty();
    }

    @Test
    void of_ringOfParents_isCutAtItsEarliestSpan() {
        TraceTree tree = only(
                span(4, "tail").below(3).at(0, 1),
                span(1, "one").below(3).at(7, 8),
                span(2, "two").below(1).at(5, 6),
                span(3, "three").below(2).at(6, 7));

        assertThat(names(tree.nodes())).containsExactly("two", "three", "tail", "one");
        assertThat(tree.root().name()).isEqualTo("two");
    }

    @Test
    void of_manyRings_losesNoSpan() {
        List<TracedSpan> rings = IntStream.rangeClosed(1, 20_000)
                .mapToObj(id ->
                        span(id, "n" + id).below(id % 2 == 0 ? id - 1 : id + 1).made())
                .toList();

        TraceTree tree = TraceTree.of(rings).get(0);

        assertThat(tree.nodes()).hasSize(20_000);
        assertThat(tree.roots()).hasSize(10_000);
    }

    @Test
    void of_tensOfThousandsOfLevels_keepsThemAll() {
        List<TracedSpan> chain = new ArrayList<>(IntStream.rangeClosed(1, 50_000)
                .mapToObj(id -> span(id, "n" + id).below(id - 1).made())
                .toList());
        Collections.reverse(chain);

        TraceTree tree = TraceTree.of(chain).get(0);

        assertThat(tree.root().name()).isEqualTo("n1");
        assertThat(tree.nodes().get(49_999).name()).isEqualTo("n50000");
    }

    @Test
    void links_acrossTraces_leadToTheirNodes() {
        List<TraceTree> trees = trees(
                span(1, "order").trace(1).at(0, 1),
                span(7, "batch").trace(2).at(2, 3).linkedTo(1, 1).linkedTo(3, 3));

        List<TraceLink> links = trees.get(1).root().links();

        assertThat(links.get(0).target()).isSameAs(trees.get(0).root());
        assertThat(links.get(1).target()).isNull();
        assertThat(links.get(1).link().traceId()).isEqualTo(traceId(3));
    }

    @Test
    void find_nameOccursTwice_givesBoth() {
        TraceTree tree = only(
                span(1, "order"),
                span(2, "query").below(1),
                span(3, "query").below(2).at(1, 2));

        assertThat(tree.find("query")).hasSize(2);
        assertThat(tree.find("Query")).isEmpty();
    }

    @Test
    void services_severalAndNone_sortedWithoutTheEmptyOne() {
        TraceTree tree = only(
                span(1, "order").in("shop", "1"),
                span(2, "pack").below(1).in("depot", "2"),
                span(3, "x").below(1));

        assertThat(tree.services()).containsExactly("depot", "shop");
    }

    @Test
    void name_rootOfATransaction_isTheTransactions() {
        assertThat(only(span(1, "POST /orders").with(TransactionAttributes.NAME, "checkout"))
                        .name())
                .isEqualTo("checkout");
    }

    @Test
    void outcome_saidByTheRoot_isRead() {
        assertThat(only(span(1, "a").with(TransactionAttributes.OUTCOME, "degraded"))
                        .outcome())
                .isEqualTo(Outcome.DEGRADED);
        assertThat(only(span(1, "a").with(TransactionAttributes.OUTCOME, "splendid"))
                        .outcome())
                .isNull();
        assertThat(only(span(1, "a")).outcome()).isNull();
    }

    @Test
    void endToEnd_saidBySeveralSpans_takesTheOneThatEndedLast() {
        TraceTree tree = only(
                span(1, "order").at(0, 10),
                span(2, "late").below(1).at(20, 30).with(TransactionAttributes.END_TO_END, 0.030),
                span(3, "early").below(1).at(11, 12).with(TransactionAttributes.END_TO_END, 0.012));

        assertThat(tree.endToEnd()).isEqualTo(Duration.ofMillis(30));
        assertThat(only(span(1, "order")).endToEnd()).isNull();
    }

    @Test
    void endToEnd_notATime_isAsIfNotSaid() {
        TraceTree tree = only(span(1, "order").with(TransactionAttributes.END_TO_END, Double.NaN));

        assertThat(tree.endToEnd()).isNull();
    }

    private static TraceTree only(SpanSketch... sketches) {
        List<TraceTree> trees = trees(sketches);
        assertThat(trees).hasSize(1);
        return trees.get(0);
    }

    private static List<TraceTree> trees(SpanSketch... sketches) {
        return TraceTree.of(Stream.of(sketches).map(SpanSketch::made).toList());
    }

    private static List<String> names(List<TraceNode> nodes) {
        return nodes.stream().map(TraceNode::name).toList();
    }
}
