package io.github.perfectlap.examples.benchmarks.ratios;

import io.github.perfectlap.examples.benchmarks.W1Sampled;
import io.github.perfectlap.examples.benchmarks.W1Sequence;
import io.github.perfectlap.examples.benchmarks.W2SampledOut;
import io.github.perfectlap.examples.benchmarks.W2SampledOutMeasured;
import io.github.perfectlap.examples.benchmarks.W3Off;
import io.github.perfectlap.examples.benchmarks.W4Measured;
import io.github.perfectlap.examples.benchmarks.W5Headers;
import io.github.perfectlap.examples.benchmarks.W6MeasuredTwoThreads;
import io.github.perfectlap.examples.benchmarks.W6TwoThreads;
import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;

/** What is done over and over, and the benchmark that does it, where there is one. */
enum Workload {
    W1("W1 sampled", W1Sampled.class, "place"),
    W1_SEQUENCE("W1 as a sequence", W1Sequence.class, "place"),
    W2("W2 sampled out", W2SampledOut.class, "place"),
    W2_MEASURED("W2 sampled out, golden signals", W2SampledOutMeasured.class, "place"),
    W3("W3 off", W3Off.class, "place"),
    W4("W4 golden signals", W4Measured.class, "place"),
    W5_MAP_INJECT("W5 map inject", W5Headers.class, "mapInject"),
    W5_MAP_EXTRACT("W5 map extract", W5Headers.class, "mapExtract"),
    W5_KAFKA_INJECT("W5 Kafka inject", W5Headers.class, "kafkaInject"),
    W5_KAFKA_EXTRACT("W5 Kafka extract", W5Headers.class, "kafkaExtract"),
    W6("W6 sampled, two threads", W6TwoThreads.class, "place"),
    W6_MEASURED("W6 golden signals, two threads", W6MeasuredTwoThreads.class, "place");

    private final String title;
    private final @Nullable Class<?> benchmark;
    private final String method;

    Workload(String title, @Nullable Class<?> benchmark, String method) {
        this.title = title;
        this.benchmark = benchmark;
        this.method = method;
    }

    String title() {
        return title;
    }

    /** Its name on a command line, which variants share: {@code W2}. */
    String group() {
        return title.substring(0, 2);
    }

    /** How the benchmark opens an API. */
    Setting setting() {
        return switch (this) {
            case W2 -> Setting.SAMPLED_OUT;
            case W2_MEASURED -> Setting.SAMPLED_OUT_MEASURED;
            case W3 -> Setting.OFF;
            case W4, W6_MEASURED -> Setting.SAMPLED_MEASURED;
            default -> Setting.SAMPLED;
        };
    }

    /** The benchmark as JMH's option includes it. */
    String include() {
        if (benchmark == null) {
            throw new IllegalStateException("no benchmark for '" + title + "'");
        }
        return "^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$";
    }

    /** Whether the benchmark lists the API: what can't do the work is not listed, rather than faked. */
    boolean isMeasuredFor(Api api) {
        return benchmark != null && Arrays.asList(apis(benchmark)).contains(api.name());
    }

    private static String[] apis(Class<?> benchmark) {
        try {
            return benchmark.getField("api").getAnnotation(Param.class).value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(benchmark + " must have a parameter 'api'", impossible);
        }
    }
}
