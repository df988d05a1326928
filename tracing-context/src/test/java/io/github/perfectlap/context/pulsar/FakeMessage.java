package io.github.perfectlap.context.pulsar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Messages;
import org.apache.pulsar.client.api.TypedMessageBuilder;

/** A message that is built, sent and received without a broker. */
final class FakeMessage {

    final Map<String, String> properties = new LinkedHashMap<>();
    CompletableFuture<MessageId> answer = new CompletableFuture<>();
    Supplier<CompletableFuture<MessageId>> sending = () -> answer;

    @SuppressWarnings("unchecked")
    TypedMessageBuilder<String> builder() {
        return fake(TypedMessageBuilder.class, (builder, method, arguments) -> {
            switch (method.getName()) {
                case "property" -> properties.put((String) arguments[0], (String) arguments[1]);
                case "sendAsync" -> {
                    return sending.get();
                }
                default -> throw new UnsupportedOperationException(method.toString());
            }
            return builder;
        });
    }

    @SuppressWarnings("unchecked")
    Message<String> received() {
        return fake(Message.class, (message, method, arguments) -> switch (method.getName()) {
            case "getProperty" -> properties.get((String) arguments[0]);
            case "getProperties" -> properties;
            case "getTopicName" -> "persistent://public/default/orders";
            case "getMessageId" -> id();
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    static MessageId id() {
        return new Id("1:2:-1");
    }

    @SafeVarargs
    static Messages<String> batch(Message<String>... messages) {
        return new Messages<>() {
            @Override
            public int size() {
                return messages.length;
            }

            @Override
            public Iterator<Message<String>> iterator() {
                return List.of(messages).iterator();
            }
        };
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        ClassLoader loader = FakeMessage.class.getClassLoader();
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

        @Override
        public String toString() {
            return text;
        }
    }
}
