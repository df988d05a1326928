package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private final List<String> made = Collections.synchronizedList(new ArrayList<>());
    private final Measures measures = new Measures(name -> {
        made.add(name);
        return new CountedMeasure(name, new SteppedClock());
    });

    @Test
    void of_sameName_isMadeOnce() {
        assertThat(measures.of("checkout")).isSameAs(measures.of("checkout"));
        assertThat(measures.ofArrived("checkout")).isSameAs(measures.of("checkout"));
        assertThat(made).containsExactly("checkout");
    }

    @Test
    void ofArrived_moreThanAHundredNames_areCountedAsOther() {
        arrive(100);
        assertThat(made).hasSize(100).doesNotContain("_OTHER");
        assertThat(measures.ofArrived("one too many")).isSameAs(measures.ofArrived("two too many"));
        assertThat(made).hasSize(101).contains("_OTHER");
        assertThat(measures.ofArrived("stranger 99")).isNotSameAs(measures.of("_OTHER"));
    }

    @Test
    void ofArrived_declaredName_takesNoPlace() {
        measures.of("checkout");
        measures.ofArrived("checkout");
        arrive(100);
        assertThat(made).hasSize(101).doesNotContain("_OTHER");
    }

    @Test
    void of_declaredAfterAHundredStrangers_stillCounts() {
        arrive(101);
        Measure other = measures.ofArrived("checkout");
        assertThat(measures.of("checkout")).isNotSameAs(other);
        assertThat(measures.ofArrived("checkout")).isSameAs(measures.of("checkout"));
    }

    @Test
    void ofArrived_sameNamesOnManyThreads_takeOnePlaceEach() {
        Threads.run(8, () -> arrive(100));
        assertThat(made).hasSize(100).doesNotHaveDuplicates().doesNotContain("_OTHER");
    }

    private void arrive(int names) {
        IntStream.range(0, names).forEach(i -> measures.ofArrived("stranger " + i));
    }
}
