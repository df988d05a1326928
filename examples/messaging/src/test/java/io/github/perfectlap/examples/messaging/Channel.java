package io.github.perfectlap.examples.messaging;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * A topic of its own on a real broker, or what the broker has for one.
 *
 * @param <M> a message as the broker's own client gives it
 */
interface Channel<M> extends AutoCloseable {

    /** Sends through the carrier, as a step with the name {@code publish}. */
    Future<?> send(Step from, String body);

    /** Sends on through the carrier, with all that the message had copied on before. */
    Future<?> forward(Step from, M message);

    /** Sends past the carrier, and waits. */
    void sendPlain(Map<String, String> headers) throws Exception;

    /** Reads past the carrier, from the beginning. */
    List<M> receive(int count) throws Exception;

    String body(M message);

    /** All values that the broker's client shows for a name. */
    List<String> values(M message, String name);

    TransactionBuilder resume(BusinessTransaction definition, M message);
}
