package io.github.perfectlap.examples.benchmarks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class CpuTimeProfilerTest {

    @Test
    void run_oneShortIteration_givesTheWorkersCpuTime() throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("^" + W1Sampled.class.getName() + "\\.")
                        .param("api", "PLAIN")
                        .addProfiler(CpuTimeProfiler.class)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(100))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        double cpu = requireNonNull(result.getSecondaryResults().get(CpuTimeProfiler.CPU_TIME))
                .getScore();
        double wall = result.getPrimaryResult().getScore();
        assertThat(cpu).isGreaterThan(0).isLessThan(10 * wall);
    }
}
