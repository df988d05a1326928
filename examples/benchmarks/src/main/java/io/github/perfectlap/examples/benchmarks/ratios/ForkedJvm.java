package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.examples.benchmarks.CpuTimeProfiler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures a cell in a JVM of its own, so that what the others did to the compiler's profiles is gone. */
final class ForkedJvm {

    private static final int WARM_UPS = 4;
    // What it weaves is compiled later, and a cold peer would make ours look better than it is.
    private static final int WARM_UPS_UNDER_AGENT = 12;
    private static final int ITERATIONS = 3;
    private static final String BYTES = "gc.alloc.rate.norm";

    private ForkedJvm() {}

    static Fork measure(Cell cell) {
        return PeerClassPath.during(cell.api(), () -> run(cell));
    }

    private static Fork run(Cell cell) {
        try {
            Collection<BenchmarkResult> results =
                    new Runner(options(cell)).runSingle().getBenchmarkResults();
            return fork(results.iterator().next().getIterationResults());
        } catch (RunnerException failed) {
            throw new IllegalStateException("could not measure " + cell, failed);
        }
    }

    private static String[] jvmOptions(Cell cell) {
        return Stream.concat(Stream.of("-Xms1g", "-Xmx1g"), cell.jvmOptions().stream())
                .toArray(String[]::new);
    }

    private static org.openjdk.jmh.runner.options.Options options(Cell cell) {
        return new OptionsBuilder()
                .include(cell.workload().include())
                .param("api", cell.api().name())
                .forks(1)
                .warmupIterations(cell.jvmOptions().isEmpty() ? WARM_UPS : WARM_UPS_UNDER_AGENT)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend(jvmOptions(cell))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static Fork fork(Collection<IterationResult> iterations) {
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (IterationResult iteration : iterations) {
            nanos.add(secondary(iteration, CpuTimeProfiler.CPU_TIME));
            bytes.add(secondary(iteration, BYTES));
        }
        return new Fork(List.copyOf(nanos), List.copyOf(bytes));
    }

    private static double secondary(IterationResult iteration, String name) {
        return requireNonNull(iteration.getSecondaryResults().get(name), name).getScore();
    }
}
