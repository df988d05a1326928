package io.github.perfectlap.examples.benchmarks.orders;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Hands a running transaction and three entries of baggage over, and takes what another process handed over. What it
 * takes to tell waits and the time from end to end travels too.
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

    /** The trace, the baggage and the name of the transaction that headers brought. */
    record Arrived(String traceId, Map<String, String> baggage, String name) {

        public Arrived {
            Map<String, String> own = new HashMap<>(baggage);
            own.keySet().removeIf(HandWrittenPassport::isMember);
            baggage = Map.copyOf(own);
        }
    }
}
