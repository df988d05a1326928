package io.github.perfectlap.examples.benchmarks.ratios;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs Perfect Lap and each peer in turn, prints what ours costs in relation to theirs beside the goal, and ends
 * with exit code 1 where a goal is missed, or can't be measured yet, and 2 where it was called wrongly.
 */
public final class Ratios {

    private static final int SECONDS_A_CELL = 9;

    private Ratios() {}

    /** Takes the options of {@code --rounds}, {@code --only} and {@code --peers}. */
    public static void main(String[] arguments) {
        Options options;
        List<Goal> goals;
        try {
            refuse(System.getenv().keySet());
            options = Options.parse(arguments);
            goals = options.chosenFrom(Goals.all());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(goals, options.rounds()));
    }

    private static int run(List<Goal> goals, int rounds) {
        List<List<Cell>> plan = Rounds.plan(goals, rounds);
        long cells = plan.stream().mapToLong(List::size).sum();
        System.err.printf(
                "%d rounds, %d JVMs, about %d min%n",
                rounds, cells, Duration.ofSeconds(SECONDS_A_CELL * cells).toMinutes() + 1);
        Map<Cell, Sample> samples = new Rounds(Ratios::measured).run(plan);
        Table table =
                new Table(goals.stream().map(goal -> Row.of(goal, samples)).toList());
        print(table);
        return table.missed() == 0 ? 0 : 1;
    }

    private static Fork measured(Cell cell) {
        Fork fork = ForkedJvm.measure(cell);
        System.err.printf("%8.1f ns  %s%n", fork.medianNanos(), cell);
        return fork;
    }

    private static void print(Table table) {
        System.out.println(
                "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        System.out.println("time: CPU of the benchmark's threads, ratio of medians (of lowest; medians ours/peer)");
        System.out.println();
        System.out.print(table.text());
        System.out.println();
        System.out.println(table.missed() + " of " + table.rows().size() + " rows are missed or not yet measured");
    }

    /** What the environment says wins over what a benchmark says, and the peers made by hand would not hear of it. */
    static void refuse(Set<String> environment) {
        String set = environment.stream()
                .filter(name -> name.startsWith("OTEL_"))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!set.isEmpty()) {
            throw new IllegalArgumentException("unset " + set + ": they would change what is compared");
        }
    }
}
