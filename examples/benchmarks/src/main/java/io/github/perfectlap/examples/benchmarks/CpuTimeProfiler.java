package io.github.perfectlap.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the benchmark's threads for one operation, in nanoseconds. On a machine that others use too it
 * stays near what it is on an idle one, which the wall clock's time does not.
 */
public final class CpuTimeProfiler implements InternalProfiler {

    /** Name of the result. */
    public static final String CPU_TIME = "cpu.time.norm";

    private static final String WORKER = "-jmh-worker-";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Map<Long, Long> before = Map.of();

    @Override
    public String getDescription() {
        return "CPU time of the benchmark's threads";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = workers();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long nanos = workers().entrySet().stream()
                .mapToLong(worker -> worker.getValue() - before.getOrDefault(worker.getKey(), 0L))
                .sum();
        double each = (double) nanos / result.getMetadata().getAllOps();
        return List.of(new ScalarResult(CPU_TIME, each, "ns/op", AggregationPolicy.AVG));
    }

    /** CPU nanoseconds so far by the id of the thread. */
    private Map<Long, Long> workers() {
        Map<Long, Long> nanos = new HashMap<>();
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().contains(WORKER))
                .map(ThreadInfo::getThreadId)
                .forEach(id -> nanos.put(id, threads.getThreadCpuTime(id)));
        return nanos;
    }
}
