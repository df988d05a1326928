package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.stream.Collectors.toSet;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param rounds JVMs for each cell that a goal is close to
 * @param workloads groups such as {@code W1}
 * @param peers options of the APIs that ours is compared with
 */
record Options(int rounds, Set<String> workloads, Set<String> peers) {

    static final String USAGE = "usage: Ratios [--rounds N] [--only W1,W4] [--peers otel,brave]";

    // Twelve iterations in all, and as many JVMs as the goal for two threads needs.
    private static final int ROUNDS = 4;
    private static final Set<String> WORKLOADS =
            Arrays.stream(Workload.values()).map(Workload::group).collect(toSet());
    private static final Set<String> PEERS =
            Arrays.stream(Api.values()).map(Api::option).collect(toSet());

    /** Reads a command line. */
    static Options parse(String... arguments) {
        Options options = new Options(ROUNDS, WORKLOADS, PEERS);
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("'" + arguments[i] + "' needs a value; " + USAGE);
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--rounds" -> new Options(positive(value), workloads, peers);
            case "--only" -> new Options(rounds, known(option, value, WORKLOADS), peers);
            case "--peers" -> new Options(rounds, workloads, known(option, value, PEERS));
            default -> throw new IllegalArgumentException("unknown option '" + option + "'; " + USAGE);
        };
    }

    /** The goals that were asked for, at least one: a run that compares nothing must not pass for a success. */
    List<Goal> chosenFrom(List<Goal> goals) {
        List<Goal> chosen = goals.stream()
                .filter(goal -> workloads.contains(goal.ours().workload().group()))
                .filter(goal -> peers.contains(goal.peer().api().option()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "no goal compares ours with " + peers + " in " + workloads + "; " + USAGE);
        }
        return chosen;
    }

    private static int positive(String value) {
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("--rounds must be a number from 1 to 9999, but was '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static Set<String> known(String option, String value, Set<String> all) {
        Set<String> chosen = Set.copyOf(Arrays.asList(value.split(",", -1)));
        if (!all.containsAll(chosen)) {
            throw new IllegalArgumentException(
                    option + " takes some of " + all.stream().sorted().toList() + ", but was '" + value + "'");
        }
        return chosen;
    }
}
