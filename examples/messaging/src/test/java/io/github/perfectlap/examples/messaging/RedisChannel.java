package io.github.perfectlap.examples.messaging;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.MapCarrier;
import io.opentelemetry.api.trace.SpanKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/** A stream of Redis: the fields of an entry are the map. */
final class RedisChannel implements Channel<Map<String, String>> {

    private static final String BODY = "body";

    private final RedisClient redis;
    private final String stream;

    RedisChannel(RedisClient redis, String stream) {
        this.redis = redis;
        this.stream = stream;
    }

    @Override
    public Future<?> send(Step from, String body) {
        return publish(from, Map.of(BODY, body));
    }

    @Override
    public Future<?> forward(Step from, Map<String, String> received) {
        return publish(from, received);
    }

    private Future<?> publish(Step from, Map<String, String> fields) {
        Map<String, String> entry = new HashMap<>(fields);
        try (Step publish = from.handOff("publish")) {
            MapCarrier.inject(publish, entry);
            StreamEntryID id = redis.xadd(stream, StreamEntryID.NEW_ENTRY, entry);
            publish.complete();
            return CompletableFuture.completedFuture(id);
        }
    }

    @Override
    public void sendPlain(Map<String, String> headers) {
        Map<String, String> entry = new HashMap<>(headers);
        entry.put(BODY, "one vase");
        var unused = redis.xadd(stream, StreamEntryID.NEW_ENTRY, entry);
    }

    @Override
    public List<Map<String, String>> receive(int count) {
        return redis.xrange(stream, "-", "+", count).stream()
                .map(StreamEntry::getFields)
                .toList();
    }

    @Override
    public String body(Map<String, String> message) {
        return String.valueOf(message.get(BODY));
    }

    @Override
    public List<String> values(Map<String, String> message, String name) {
        String value = message.get(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public TransactionBuilder resume(BusinessTransaction definition, Map<String, String> message) {
        return MapCarrier.resume(definition, message).kind(SpanKind.CONSUMER);
    }

    @Override
    public void close() {
        redis.del(stream);
    }
}
