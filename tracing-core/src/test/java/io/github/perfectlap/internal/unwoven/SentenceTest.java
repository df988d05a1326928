package io.github.perfectlap.internal.unwoven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {

    @Test
    void of_nothing_isNothing() {
        assertThat(Sentence.of(List.of())).isNull();
    }

    @Test
    void of_oneClass_namesItAndWhatWouldHelp() {
        assertThat(Sentence.of(List.of("shop.Checkout")))
                .isEqualTo(
                        "shop.Checkout is annotated and not woven: its annotations do nothing. Add the goal transform"
                                + " of byte-buddy-maven-plugin to the build, and transform-test for test classes; see"
                                + " docs/annotations.md. Where it is there: mvn compile alone does not weave, mvn process-classes"
                                + " does, and an IDE that compiles by itself leaves classes unwoven."
                                + " PERFECTLAP_WEAVE_CHECK=off ends this check");
    }

    @Test
    void of_someClasses_namesAll() {
        assertThat(Sentence.of(List.of("A", "B", "C", "D", "E")))
                .startsWith("A, B, C, D and E are annotated and not woven: their annotations do nothing. Add ");
    }

    @Test
    void of_manyClasses_namesFive() {
        assertThat(Sentence.of(List.of("A", "B", "C", "D", "E", "F", "G", "H")))
                .startsWith("A, B, C, D, E and 3 more are annotated and not woven: ");
    }
}
