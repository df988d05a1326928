package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Headers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** W5: trace context, three entries of baggage and a passport, into and out of a map and a Kafka record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class W5Headers {

    @Param({"PERFECT_LAP", "OPENTELEMETRY", "BRAVE"})
    public Api api;

    private Headers<?> headers;

    /** Starts the transaction that is handed over. */
    @Setup
    public void setUp() {
        headers = api.headers();
    }

    /** Ends it. */
    @TearDown
    public void tearDown() {
        headers.close();
    }

    /** Includes the making of the map. */
    @Benchmark
    public Map<String, String> mapInject() {
        return headers.intoMap();
    }

    /** The map is the same each time. */
    @Benchmark
    public Object mapExtract() {
        return headers.fromMap();
    }

    /** Includes the making of the record. */
    @Benchmark
    public ProducerRecord<String, String> kafkaInject() {
        return headers.intoRecord();
    }

    /** The record is the same each time. */
    @Benchmark
    public Object kafkaExtract() {
        return headers.fromRecord();
    }
}
