package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          `a\n    b\n  c`       | line 3 | it is indented like no line above it
          `  a\nb`              | line 2 | it is indented like no line above it
          `a\n\tb`              | line 2 | it is indented with a tab; use blanks
          `a [fialed]`          | line 1 | 'fialed' is not a fact; known are failed
          `a [server, client]`  | line 1 | a step is either 'server' or 'client'
          `a × 0`               | line 1 | and b at least 1, but this one 0
          `a × 3..2`            | line 1 | with a no more than b and b at least 1, but this one 3..2
          `a × b`               | line 1 | 'b' is no count; say × 3, × 1..3 or × 0..
          `a × 2 [optional]`    | line 1 | a step is either '× 2' or 'optional'
          `a ×`                 | line 1 | a word is expected
          `a [within 2 h]`      | line 1 | 'within 2 h' is not a fact
          `a [p98 within 2 s]`  | line 1 | 'p98 within 2 s' is not a fact
          `a [saturation within 2 s]` | line 1 | 'saturation within 2 s' is not a fact
          `a [together, one after another]` | line 1 | either 'together' or 'one after another'
          `a [event x, event x]`| line 1 | 'event x' is given twice
          `a [failed, degraded]`| line 1 | a step is either 'failed' or 'degraded'
          `a [failed`           | line 1 | ']' is missing
          `a {k=1`              | line 1 | '}' is missing
          `a {k}`               | line 1 | 'k' is not key=value
          `a {k=1, k=2}`        | line 1 | 'k' is given twice
          `a {k=}`              | line 1 | a word is expected
          `a {k=1} [failed]`    | line 1 | '[failed]' is too much
          `"a`                  | line 1 | a closing quote is missing
          `"a\\x"`              | line 1 | '\\x' stands for nothing
          `"a\\u12g4"`          | line 1 | needs four hexadecimal digits
          `a\n  in any order:`   | line 2 | it stands below a step that is [in order]
          `a\n  [failed]`       | line 2 | a step's name is expected
          `a >`                 | line 1 | a step's name is expected
          `> a`                 | line 1 | a step's name is expected
          `  │`                 | line 1 | a step's name is expected
          """)
    void read_wrongText_saysLineAndReason(String text, String line, String reason) {
        assertThatThrownBy(() -> ShapeReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line)
                .hasMessageContaining(reason);
    }

    @Test
    void read_childOnTheSameLine_givesTheSameTree() {
        var roots = ShapeReader.read("a\n  b [failed] > c {k=1}\n    d\n  e");
        assertThat(roots.get(0).children()).extracting(ExpectedStep::path).containsExactly("a > b", "a > e");
        ExpectedStep b = roots.get(0).children().get(0);
        assertThat(b.children()).extracting(ExpectedStep::path).containsExactly("a > b > c");
        assertThat(b.children().get(0).children())
                .extracting(ExpectedStep::name)
                .containsExactly("d");
    }

    @Test
    void read_nothing_saysWhatToUseInstead() {
        assertThatThrownBy(() -> ShapeReader.read(" \n")).hasMessageContaining("assertThat(traces).isEmpty()");
    }

    @Test
    void read_deeperIndentationAndBlankLines_givesTheSameTree() {
        var roots = ShapeReader.read("\n    a\n\n         b\n             c\n         d\n    e\n");
        assertThat(roots).extracting(ExpectedStep::name).containsExactly("a", "e");
        assertThat(roots.get(0).children()).extracting(ExpectedStep::path).contains("a > b", "a > d");
        assertThat(roots.get(0).size()).isEqualTo(4);
    }

    @Test
    void shape_oftenRepeatedBelowOftenRepeated_isRefused() {
        assertThatThrownBy(() -> Shape.of("a × 50000 > b × 9"))
                .hasMessage("a shape may have 100000 steps, but with 'a > b' it has 500000, each counted as often as it"
                        + " is to be there");
    }

    @Test
    void read_itsOwnText_givesItAgain() {
        String text = "\"x [1]\" × 2.. [failed \"a, b\", consumer, in order] {\"k=\"=\"\\u200b\\n\\t\\r\\\\\", l=2, …}";
        assertThat(ShapeReader.read(text).get(0).text()).isEqualTo(text);
    }
}
