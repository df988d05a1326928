package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts, for a step that may be there several times, as many single ones as could be matched. */
final class Slots {

    private final Map<String, Long> mostSiblings = new HashMap<>();

    private Slots(List<ActualStep> roots) {
        count(roots);
        new Walk<>(ActualStep::children).over(roots).forEach(step -> count(step.children()));
    }

    /** The same expectation, of steps that are there once or optional. */
    static List<ExpectedStep> of(List<ExpectedStep> expected, List<ActualStep> actual) {
        boolean isPlain = new Walk<>(ExpectedStep::children).over(expected).allMatch(step -> step.times()
                .equals(Times.ONCE));
        return isPlain ? expected : new Slots(actual).fill(expected, null);
    }

    private void count(List<ActualStep> siblings) {
        siblings.stream()
                .collect(groupingBy(ActualStep::name, counting()))
                .forEach((name, count) -> mostSiblings.merge(name, count, Math::max));
    }

    private List<ExpectedStep> fill(List<ExpectedStep> steps, @Nullable ExpectedStep parent) {
        List<ExpectedStep> slots = new ArrayList<>();
        for (ExpectedStep step : steps) {
            Times times = step.times();
            long most = Math.min(times.most(), mostSiblings.getOrDefault(step.name(), 0L));
            for (int number = 0; number < Math.max(Math.max(1, times.least()), most); number++) {
                boolean isOptional = number >= times.least();
                ExpectedStep slot = new ExpectedStep(step.line(), parent, isOptional);
                fill(step.children(), slot);
                slots.add(step.isFree() ? slot.inAnyOrder() : slot);
            }
        }
        return slots;
    }
}
