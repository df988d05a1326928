package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That assertions say it of real classes, {@code examples/newcomer} shows. */
class HintTest {

    @Test
    void appendedTo_somethingUnwoven_isALineOfItsOwn() {
        assertThat(Hint.appendedTo("checkout: 1 difference\n\n  checkout\n", "shop.Checkout is not woven"))
                .isEqualTo("checkout: 1 difference\n\n  checkout\n\n  shop.Checkout is not woven\n");
    }

    @Test
    void appendedTo_nothingUnwoven_leavesTheMessage() {
        assertThat(Hint.appendedTo("checkout: 1 difference\n", null)).isEqualTo("checkout: 1 difference\n");
        assertThat(Hint.appendedTo("checkout: 1 difference\n")).isEqualTo("checkout: 1 difference\n");
    }
}
