package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Judges whether a step may be another one under a new name. */
final class Likeness {

    private Likeness() {}

    /**
     * The one that it became, or null.
     *
     * @param isOnly whether nothing else is missing at its place
     */
    static @Nullable ActualStep best(ExpectedStep missing, List<ActualStep> candidates, boolean isOnly) {
        List<ActualStep> alike = candidates.stream()
                .filter(other -> haveLikeChildren(missing, other))
                .toList();
        if (isOnly && candidates.size() == 1) {
            return alike.isEmpty() ? null : alike.get(0);
        }
        Predicate<ActualStep> sharesWord = other -> !Collections.disjoint(words(missing.name()), words(other.name()));
        return alike.stream().filter(sharesWord).findFirst().orElse(null);
    }

    private static boolean haveLikeChildren(ExpectedStep missing, ActualStep other) {
        if (missing.children().isEmpty() || other.children().isEmpty()) {
            return missing.children().isEmpty() && other.children().isEmpty();
        }
        Set<String> names = missing.children().stream().map(ExpectedStep::name).collect(toSet());
        return other.children().stream().anyMatch(child -> names.contains(child.name()));
    }

    private static Set<String> words(String name) {
        String spaced = name.replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2");
        return Arrays.stream(spaced.toLowerCase(Locale.ROOT).split("[^\\p{Alnum}]+"))
                .filter(word -> !word.isEmpty())
                .collect(toSet());
    }
}
