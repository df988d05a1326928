package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckedNamesTest {

    private final CheckedNames names = new CheckedNames();

    @Test
    void hasId_nameWithDigits_eachTime() {
        String name = "load order 4711007";
        assertThat(names.hasId(name)).isTrue();
        assertThat(names.hasId(name)).isTrue();
    }

    @Test
    void hasId_constant_never() {
        assertThat(names.hasId("load cart")).isFalse();
        assertThat(names.hasId("load cart")).isFalse();
    }

    @Test
    void hasId_sharesAPlaceWithAConstant_isStillSeen() {
        // The two have one hash code.
        String harmless = "step Aa";
        String samePlace = "step BB";
        assertThat(names.hasId(harmless)).isFalse();
        assertThat(names.hasId(samePlace)).isFalse();
        assertThat(names.hasId("123456")).isTrue();
        assertThat(names.hasId(harmless)).isFalse();
    }
}
