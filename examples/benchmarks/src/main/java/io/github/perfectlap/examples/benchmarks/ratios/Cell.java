package io.github.perfectlap.examples.benchmarks.ratios;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.util.List;

/** One workload done by one API. */
record Cell(Workload workload, Api api) {

    boolean isMeasured() {
        return workload.isMeasuredFor(api);
    }

    List<String> jvmOptions() {
        return api.jvmOptions(workload.setting());
    }

    @Override
    public String toString() {
        return workload.title() + ", " + api.title();
    }
}
