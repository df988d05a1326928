package io.github.perfectlap.examples.messaging;

import io.github.perfectlap.examples.servers.KafkaServer;
import io.github.perfectlap.examples.servers.PulsarServer;
import io.github.perfectlap.examples.servers.RedisServer;
import java.util.function.Supplier;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import redis.clients.jedis.RedisClient;

/** Gives tests a real broker or a client of it, started once and closed after the last test. */
final class Brokers implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().getPackageName().matches(".*(servers|client.api|jedis)");
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return resolve(parameter.getParameter().getType(), context);
    }

    private static Object resolve(Class<?> type, ExtensionContext context) {
        if (type == KafkaServer.class) {
            return once(KafkaServer.class, context, KafkaServer::start);
        }
        if (type == PulsarServer.class) {
            return once(PulsarServer.class, context, PulsarServer::start);
        }
        if (type == PulsarClient.class) {
            PulsarServer pulsar = once(PulsarServer.class, context, PulsarServer::start);
            return once(PulsarClient.class, context, () -> client(pulsar));
        }
        if (type == RedisClient.class) {
            RedisServer redis = once(RedisServer.class, context, RedisServer::start);
            return once(RedisClient.class, context, () -> RedisClient.create("redis://" + redis.address()));
        }
        throw new IllegalArgumentException("No broker and no client is a " + type.getName());
    }

    /** What the store of the whole run holds is closed at its end, the newest first. */
    private static <T> T once(Class<T> type, ExtensionContext context, Supplier<T> start) {
        return context.getRoot()
                .getStore(Namespace.create(Brokers.class))
                .getOrComputeIfAbsent(type, key -> start.get(), type);
    }

    private static PulsarClient client(PulsarServer pulsar) {
        try {
            return PulsarClient.builder().serviceUrl(pulsar.serviceUrl()).build();
        } catch (PulsarClientException e) {
            throw new IllegalStateException("No client for " + pulsar.serviceUrl(), e);
        }
    }
}
