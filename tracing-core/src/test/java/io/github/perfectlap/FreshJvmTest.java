package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can only be seen in a JVM in which nothing of ours has run yet. */
class FreshJvmTest {

    @ParameterizedTest
    @ValueSource(strings = {"recursion", "storage"})
    void applicationInTrouble_laterResultsAndExceptionsAreItsOwn(String trouble) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xss512k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        trouble)
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).endsWith("result, own exception, own context\n");
        assertThat(child.waitFor()).isEqualTo(0);
    }

    static final class Application {

        public static void main(String[] arguments) {
            if (arguments[0].equals("storage")) {
                ContextStorage.addWrapper(FaultyStorage::new);
            }
            Context before = Context.current();
            BusinessTransaction checkout = new Recording().tracing.transaction("checkout");
            if (arguments[0].equals("recursion")) {
                runAway(checkout);
            }
            System.out.println(result(checkout) + ", " + exception(checkout) + ", " + context(before));
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
}
