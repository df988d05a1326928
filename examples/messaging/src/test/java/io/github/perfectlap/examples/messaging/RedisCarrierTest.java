package io.github.perfectlap.examples.messaging;

import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.XAddParams;

class RedisCarrierTest extends CarrierContract<Map<String, String>> {

    private final RedisClient redis;

    RedisCarrierTest(RedisClient redis) {
        this.redis = redis;
    }

    @Override
    Channel<Map<String, String>> open(String name) {
        return new RedisChannel(redis, name);
    }

    @Test
    void resume_valueThatIsNotText_isMalformed() {
        byte[] stream = "bytes".getBytes(UTF_8);
        byte[] noText = {(byte) 0xff, 0, (byte) 0xc3};
        IdentityHashMap<byte[], byte[]> entry = new IdentityHashMap<>();
        entry.put("traceparent".getBytes(UTF_8), noText);
        entry.put("baggage".getBytes(UTF_8), noText);
        var unused = redis.xadd(stream, new XAddParams(), entry);
        try (var orders = new RedisChannel(redis, "bytes")) {
            orders.resume(ship, orders.receive(1).get(0)).run(tx -> {});
        }
        assertThat(memory.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("malformed");
    }
}
