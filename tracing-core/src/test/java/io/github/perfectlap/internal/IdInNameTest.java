package io.github.perfectlap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdInNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load order 123456",
                "order-2026112200",
                "pay 3fa85f64-5717-4562-b3fc-2c963f66afa6",
                "GET /a/4BF92F3577B34DA6A3CE929D0E0E4736"
            })
    void isIn_valuesThatNobodyTypes_areFound(String name) {
        assertThat(IdInName.isIn(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "checkout",
                "charge card 3",
                "report 2026-11-22",
                "sha256 of 12345 bytes",
                "feed-a-cafe-deed-bead-face",
                "decade-faced-facade"
            })
    void isIn_constants_areNotFound(String name) {
        assertThat(IdInName.isIn(name)).isFalse();
    }
}
