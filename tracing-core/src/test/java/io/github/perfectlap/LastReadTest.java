package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastReadTest {

    private final List<String> read = new ArrayList<>();
    private final LastRead<String> brackets = new LastRead<>(text -> {
        read.add(text);
        return text.equals("unreadable") ? null : "<" + text + ">";
    });

    @Test
    void read_sameTextAgain_isNotReadAgain() {
        assertThat(brackets.read("a=north,b", 2, 7)).isEqualTo("<north>");
        assertThat(brackets.read("tenant=north", 7, 12)).isEqualTo("<north>");
        assertThat(read).containsExactly("north");
    }

    @Test
    void read_textThatChanged_isReadAsItIsNow() {
        assertThat(brackets.read("north", 0, 5)).isEqualTo("<north>");
        assertThat(brackets.read("forth", 0, 5)).isEqualTo("<forth>");
        assertThat(brackets.read("north!", 0, 6)).isEqualTo("<north!>");
        assertThat(brackets.read("nort", 0, 4)).isEqualTo("<nort>");
    }

    @Test
    void read_textsThatDifferWhereNoneIsSampled_areNotMixed() {
        String north = "tenant=north" + "x".repeat(500);
        String forth = "tenant=forth" + "x".repeat(500);
        assertThat(brackets.read(north, 0, north.length())).isEqualTo("<" + north + ">");
        assertThat(brackets.read(forth, 0, forth.length())).isEqualTo("<" + forth + ">");
        assertThat(brackets.read(north, 0, north.length())).isEqualTo("<" + north + ">");
    }

    @Test
    void read_unreadable_isAskedEachTime() {
        assertThat(brackets.read("unreadable", 0, 10)).isNull();
        assertThat(brackets.read("unreadable", 0, 10)).isNull();
        assertThat(read).hasSize(2);
    }

    @Test
    void read_endlessText_isNotKept() {
        String endless = "x".repeat(5_000);
        assertThat(brackets.read(endless, 0, 5_000)).isEqualTo("<" + endless + ">");
        assertThat(brackets.read(endless, 0, 5_000)).isEqualTo("<" + endless + ">");
        assertThat(read).hasSize(2);
    }

    @Test
    void read_manyTextsOnManyThreads_eachIsItsOwn() {
        var shared = new LastRead<String>(text -> "<" + text + ">");
        long wrong = IntStream.range(0, 200_000)
                .parallel()
                .mapToObj(round -> "tenant=" + round % 97)
                .filter(text -> !("<" + text + ">").equals(shared.read(text, 0, text.length())))
                .count();
        assertThat(wrong).isZero();
    }
}
