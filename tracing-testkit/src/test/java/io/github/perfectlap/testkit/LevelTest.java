package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static io.github.perfectlap.testkit.TracingAssertions.step;
import static io.github.perfectlap.testkit.TracingAssertions.transaction;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is expected at least, or of names only. */
class LevelTest {

    private final CapturedTraces traces = Steps.recorded("""
            GET /checkout
              checkout
                load cart
                charge card
                  retry
                    charge card
                      ask bank
                ship
            """);

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void hasAtLeast_othersAboveBetweenAndBelow_passes() {
        assertThat(traces).hasAtLeast("checkout > charge card > ask bank");
        assertThat(traces).hasAtLeast("checkout [in order]\n  load cart\n  ship");
        assertThat(traces).hasAtLeast("charge card > charge card");
        assertThat(traces.onlyTree()).hasAtLeast(transaction("checkout").with(step("ship"), step("ask bank")));
    }

    @Test
    void hasAtLeast_oneIsMissing_saysSoAndDrawsWhatWasLookedAt() {
        assertThatThrownBy(() -> assertThat(traces).hasAtLeast("checkout > charge card > ask bank > sign"))
                .hasMessage("""
                checkout: 1 difference

                  MISSING  sign, expected under checkout > charge card > ask bank

                  checkout
                  ├─ load cart
                  ├─ charge card
                  │  └─ ask bank
                  │     └─ sign  ← MISSING
                  └─ ship
                  (3 steps above others left out, of which nothing was said)
                """);
    }

    @Test
    void hasAtLeast_otherPlaceOrOrder_fails() {
        assertThatThrownBy(() -> assertThat(traces).hasAtLeast("checkout > ship > ask bank"))
                .hasMessageContaining("MOVED    ask bank, expected under checkout > ship");
        assertThatThrownBy(() -> assertThat(traces).hasAtLeast("checkout [in order]\n  ship\n  load cart"))
                .hasMessageContaining("ORDER    ");
        assertThatThrownBy(() -> assertThat(traces).hasAtLeast("checkout > load cart [failed]"))
                .hasMessageContaining("ERROR    load cart: succeeded, expected failed");
    }

    @Test
    void hasPath_somewhereBelow_passes() {
        assertThat(traces).hasPath("GET /checkout", "charge card", "ask bank");
        assertThat(traces.onlyTree()).hasPath("ship");
    }

    @Test
    void hasPath_elsewhereOrNowhere_fails() {
        assertThatThrownBy(() -> assertThat(traces).hasPath("ship", "ask bank"))
                .hasMessageContaining("MOVED    ask bank, expected below ship, is under ")
                .hasMessageContaining("ask bank  ← MOVED");
        assertThatThrownBy(() -> assertThat(traces).hasPath("checkout", "ship", "sign"))
                .hasMessageContaining("MISSING  sign, expected below checkout > ship\n");
        assertThatThrownBy(() -> assertThat(traces.onlyTree()).hasPath("estimate", "ship"))
                .hasMessageContaining("MISSING  estimate, expected anywhere\n");
        assertThatThrownBy(() -> assertThat(traces).hasPath()).hasMessage("a path needs at least one step's name");
    }

    @Test
    void never_noneOrAnother_passesOrFails() {
        assertThat(traces).never("refund card").neverUnder("ask bank", "ship").noAttribute("card.number");
        assertThatThrownBy(() -> assertThat(traces).never("ship"))
                .hasMessageStartingWith("GET /checkout: 1 difference\n")
                .hasMessageContaining("\n  NEW      ship under GET /checkout > checkout, expected never\n");
        assertThatThrownBy(() -> assertThat(traces.onlyTree()).neverUnder("ask bank", "checkout"))
                .hasMessageContaining(", expected never under checkout\n")
                .hasMessageContaining("ask bank  ← NEW");
    }

    @Test
    void neverOverlap_oneAfterAnotherOrInside_passesOrFails() {
        assertThat(traces).neverOverlap("load cart", "ship");
        assertThat(traces.onlyTree()).neverOverlap("ship", "ship");
        assertThatThrownBy(() -> assertThat(traces).neverOverlap("ship", "checkout"))
                .hasMessageContaining("ORDER    ship ran while GET /checkout > checkout did, expected never\n");
    }

    @Test
    void noAttribute_thereIs_doesNotTellItsValue() {
        try (CapturedTraces paid = Steps.recorded("checkout\n  charge card {card.number=4111}")) {
            assertThatThrownBy(() -> assertThat(paid).noAttribute("card.number"))
                    .hasMessageContaining("VALUE    charge card has card.number, expected never\n")
                    .hasMessageContaining("charge card {card.number=…}  ← VALUE")
                    .hasMessageNotContaining("4111");
        }
    }

    @Test
    void never_nothingRecorded_provesNothing() {
        try (CapturedTraces empty = CapturedTraces.create()) {
            assertThatThrownBy(() -> assertThat(empty).never("ship"))
                    .hasMessageStartingWith("nothing was recorded; ")
                    .hasMessageEndingWith("; to expect just that, say isEmpty()");
        }
    }

    @Test
    void hasAtLeast_othersSeveralTimes_areNotMarked() {
        try (CapturedTraces several = Steps.recorded("checkout\n  query × 3\n  ship")) {
            assertThatThrownBy(() -> assertThat(several).hasAtLeast("checkout > charge card"))
                    .hasMessageContaining("MISSING  charge card, expected under checkout\n")
                    .hasMessageContaining("query × 3\n")
                    .hasMessageNotContaining("NEW");
        }
    }

    @Test
    void hasPath_theFirstIsNowhere_isOneDifference() {
        assertThatThrownBy(() -> assertThat(traces).hasPath("estimate", "ship"))
                .hasMessageStartingWith("GET /checkout: 1 difference\n")
                .hasMessageContaining("MISSING  estimate, expected anywhere\n");
    }
}
