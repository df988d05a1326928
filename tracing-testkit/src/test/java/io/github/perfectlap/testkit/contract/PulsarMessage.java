package io.github.perfectlap.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.TypedMessageBuilder;
import org.jspecify.annotations.Nullable;

/** A message of Pulsar's that is built, sent and received without a broker. */
final class PulsarMessage {

    final Map<String, String> properties = new TreeMap<>();
    final CompletableFuture<MessageId> answer = new CompletableFuture<>();

    @Nullable
    RuntimeException broken;

    void answer() {
        answer.complete(new Id("1:2:-1"));
    }

    @SuppressWarnings("unchecked")
    TypedMessageBuilder<String> builder() {
        return fake(TypedMessageBuilder.class, (builder, method, arguments) -> {
            if (method.getName().equals("sendAsync")) {
                return sending();
            }
            properties.put((String) arguments[0], (String) arguments[1]);
            return builder;
        });
    }

    private CompletableFuture<MessageId> sending() {
        if (broken != null) {
            throw broken;
        }
        return answer;
    }

    @SuppressWarnings("unchecked")
    Message<String> received() {
        return fake(Message.class, (message, method, arguments) -> switch (method.getName()) {
            case "getProperty" -> properties.get((String) arguments[0]);
            case "getProperties" -> properties;
            case "getTopicName" -> "persistent://public/default/orders";
            case "getMessageId" -> new Id("1:2:-1");
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        ClassLoader loader = PulsarMessage.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
    }

    // A proxy would initialise the interface, whose constants need the client itself.
    private record Id(String text) implements MessageId {

        @Override
        public byte[] toByteArray() {
            return text.getBytes(UTF_8);
        }

        @Override
        public int compareTo(MessageId other) {
            return text.compareTo(other.toString());
        }
    }
}
