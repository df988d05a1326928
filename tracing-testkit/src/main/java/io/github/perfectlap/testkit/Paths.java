package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.List;

/** Looks for each step somewhere below another; only names count. */
final class Paths {

    private final Comparison comparison;
    private final List<ActualStep> all;

    private Paths(List<ActualStep> actual) {
        // With nothing expected line by line, all that is recorded is drawn as it is.
        this.comparison = new Comparison(List.of(), actual);
        this.all = new Walk<>(ActualStep::children).over(actual).toList();
    }

    static Comparison compare(List<ExpectedStep> expected, List<ActualStep> actual) {
        Paths paths = new Paths(actual);
        new Walk<>(ExpectedStep::children)
                .over(expected)
                .filter(step -> step.children().isEmpty())
                .map(Paths::namesDownTo)
                .distinct()
                .forEach(paths::look);
        return paths.comparison;
    }

    private static List<String> namesDownTo(ExpectedStep last) {
        List<String> names = new ArrayList<>();
        for (ExpectedStep step = last; step != null; step = step.parent()) {
            names.add(0, step.name());
        }
        return names;
    }

    private void look(List<String> names) {
        List<ActualStep> found = named(names.get(0), all);
        if (found.isEmpty()) {
            comparison.add(new Difference(DifferenceKind.MISSING, names.get(0) + ", expected anywhere"), null);
        }
        for (int index = 1; index < names.size() && !found.isEmpty(); index++) {
            List<ActualStep> below = named(names.get(index), below(found));
            if (below.isEmpty()) {
                addMissing(names.get(index), String.join(" > ", names.subList(0, index)));
            }
            found = below;
        }
    }

    private void addMissing(String name, String above) {
        List<ActualStep> elsewhere = named(name, all);
        String expected = name + ", expected below " + above;
        if (elsewhere.isEmpty()) {
            comparison.add(new Difference(DifferenceKind.MISSING, expected), null);
        }
        for (ActualStep step : elsewhere) {
            String place = expected + ", is " + Wording.place(step.parent());
            comparison.add(new Difference(DifferenceKind.MOVED, place), step);
        }
    }

    private static List<ActualStep> below(List<ActualStep> steps) {
        return steps.stream()
                .flatMap(step -> new Walk<>(ActualStep::children).over(step.children()))
                .distinct()
                .toList();
    }

    private static List<ActualStep> named(String name, List<ActualStep> steps) {
        return steps.stream().filter(step -> step.name().equals(name)).toList();
    }
}
