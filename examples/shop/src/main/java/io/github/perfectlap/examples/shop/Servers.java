package io.github.perfectlap.examples.shop;

import io.github.perfectlap.examples.servers.KafkaServer;
import io.github.perfectlap.examples.servers.PulsarServer;
import io.github.perfectlap.examples.servers.RedisServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A real Redis, Pulsar and Kafka. */
final class Servers implements AutoCloseable {

    private final CompletableFuture<RedisServer> redis;
    private final CompletableFuture<PulsarServer> pulsar;
    private final CompletableFuture<KafkaServer> kafka;

    private Servers() {
        pulsar = CompletableFuture.supplyAsync(PulsarServer::start);
        kafka = CompletableFuture.supplyAsync(KafkaServer::start);
        redis = CompletableFuture.supplyAsync(RedisServer::start);
    }

    /**
     * Starts all at once, and returns when all serve.
     *
     * @throws IllegalStateException if one can't be started; none is left then
     */
    static Servers start() {
        Servers servers = new Servers();
        try {
            CompletableFuture.allOf(servers.redis, servers.pulsar, servers.kafka)
                    .join();
            return servers;
        } catch (CompletionException failed) {
            servers.close();
            throw failed.getCause() instanceof IllegalStateException reason ? reason : failed;
        }
    }

    Addresses addresses() {
        return new Addresses(
                redis.join().address(), pulsar.join().serviceUrl(), kafka.join().bootstrapServers());
    }

    @Override
    public void close() {
        close(redis);
        close(pulsar);
        close(kafka);
    }

    private static void close(CompletableFuture<? extends AutoCloseable> server) {
        try {
            server.join().close();
        } catch (Exception neverStarted) {
            // The one that failed has cleaned up behind itself, and start() tells of it.
        }
    }
}
