package io.github.perfectlap.examples.benchmarks.orders;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Hands a running transaction and three entries of baggage over, and takes what another process handed over.
 *
 * @param <C> what the API makes of headers
 */
public interface Headers<C> extends AutoCloseable {

    /** Three entries, one of them with spaces. */
    Map<String, String> BAGGAGE = Map.of("tenant", "north", "plan", "gold", "note", "call before noon");

    /** Writes into a new map. */
    Map<String, String> intoMap();

    /** Reads a map that {@link #intoMap} has filled. */
    C fromMap();

    /** Writes into the headers of a new record. */
    ProducerRecord<String, String> intoRecord();

    /** Reads the headers of a record that {@link #intoRecord} has filled. */
    C fromRecord();

    /** What was read, in words that all APIs share. */
    Arrived arrived(C read);

    /** The trace that is handed over. */
    String traceId();

    @Override
    default void close() {}

    /** The trace and the baggage that headers brought. */
    record Arrived(String traceId, Map<String, String> baggage) {

        public Arrived {
            // Brave's is a map of its own, which equals no other.
            baggage = Map.copyOf(baggage);
        }
    }
}
