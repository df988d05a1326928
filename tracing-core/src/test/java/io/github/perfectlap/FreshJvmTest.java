package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can only be seen in a JVM in which nothing of ours has run yet. */
class FreshJvmTest {

    @ParameterizedTest
    @ValueSource(strings = {"recursion", "storage"})
    void applicationInTrouble_laterResultsAndExceptionsAreItsOwn(String trouble) throws Exception {
        assertThat(output(trouble)).endsWith("result, own exception, own context\n");
    }

    private static String output(String trouble) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss512k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        trouble)
                .redirectErrorStream(true)
                .start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void storageThatWrapsEachContext_asAnAgentsDoes_nothingSeemsLeftOpen() throws Exception {
        assertThat(output("wrapping")).endsWith("0 left open, parent checkout\n");
    }

    static final class Application {

        public static void main(String[] arguments) {
            if (arguments[0].equals("storage")) {
                ContextStorage.addWrapper(FaultyStorage::new);
            }
            if (arguments[0].equals("wrapping")) {
                ContextStorage.addWrapper(WrappingStorage::new);
                wrapped();
                return;
            }
            Context before = Context.current();
            BusinessTransaction checkout = new Recording().tracing.transaction("checkout");
            if (arguments[0].equals("recursion")) {
                runAway(checkout);
            }
            System.out.println(result(checkout) + ", " + exception(checkout) + ", " + context(before));
        }

        private static void wrapped() {
            Recording recording = new Recording();
            recording.tracing.transaction("checkout").run(tx -> {
                tx.step("reserve stock", () -> {});
                tx.step("charge card", () -> {});
            });
            System.out.println(recording.tracing.problems().count("scope left open") + " left open, parent "
                    + recording.parentOf("charge card"));
        }

        private static void runAway(BusinessTransaction checkout) {
            try {
                checkout.run(Application::forEver);
            } catch (StackOverflowError expected) {
                // As without tracing.
            }
        }

        @SuppressWarnings("InfiniteRecursion") // until the stack ends, which is the point
        private static void forEver(Step step) {
            step.step("again", () -> forEver(step));
        }

        private static String result(BusinessTransaction checkout) {
            return checkout.call(tx -> {
                // Left open: the faulty storage complains of that.
                ContextStorage.get().attach(Context.root());
                return "result";
            });
        }

        private static String exception(BusinessTransaction checkout) {
            IOException own = new IOException();
            try {
                checkout.run(tx -> {
                    throw own;
                });
                return "none";
            } catch (Throwable arrived) {
                return arrived == own ? "own exception" : arrived.toString();
            }
        }

        private static String context(Context before) {
            return Context.current() == before ? "own context" : "another context";
        }
    }

    /** Throws where scopes are not closed in order, as strict storages do. */
    private record FaultyStorage(ContextStorage inner) implements ContextStorage {

        @Override
        public Scope attach(Context context) {
            Scope scope = inner.attach(context);
            return () -> {
                boolean inOrder = inner.current() == context;
                scope.close();
                if (!inOrder) {
                    throw new IllegalStateException("not in order");
                }
            };
        }

        @Override
        public Context current() {
            return inner.current();
        }
    }

    private record WrappingStorage(ContextStorage inner) implements ContextStorage {

        @Override
        public Scope attach(Context context) {
            return inner.attach(context instanceof Wrapped wrapped ? wrapped.inner() : context);
        }

        @Override
        public Context current() {
            Context current = inner.current();
            return new Wrapped(current == null ? Context.root() : current);
        }
    }

    private record Wrapped(Context inner) implements Context {

        @Override
        public <V> @Nullable V get(ContextKey<V> key) {
            return inner.get(key);
        }

        @Override
        public <V> Context with(ContextKey<V> key, V value) {
            return inner.with(key, value);
        }
    }
}
