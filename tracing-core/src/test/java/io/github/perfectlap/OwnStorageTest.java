package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnStorageTest {

    private static final ContextKey<Integer> KEY = ContextKey.named("number");

    @Test
    void randomUse_whatIsCurrentIsAsWithOpenTelemetrysOwn() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            assertThat(onThreadOfItsOwn(() -> differences(random)))
                    .as("of seed %s", random)
                    .isEmpty();
        }
    }

    /** Opens and closes the same in both storages, scopes out of order and twice included. */
    private static List<String> differences(Random random) {
        List<Context> contexts = contexts();
        Pair both = new Pair(new OwnStorage(), ContextStorage.defaultStorage());
        List<String> differences = new ArrayList<>();
        for (int use = 0; use < 100; use++) {
            both.use(random, contexts);
            if (both.ours().current() != both.theirs().current()) {
                differences.add(use + ": " + both.ours().current() + " and not "
                        + both.theirs().current());
            }
        }
        return differences;
    }

    private static List<Context> contexts() {
        Context root = ContextStorage.defaultStorage().root();
        return List.of(root, root.with(KEY, 1), root.with(KEY, 2), root.with(KEY, 3));
    }

    @Test
    void scopeClosedByAnotherThread_eachKeepsWhatItHas() throws Exception {
        OwnStorage storage = new OwnStorage();
        Context here = contexts().get(1);
        Context there = contexts().get(2);
        List<Context> current = onThreadOfItsOwn(() -> {
            Scope opened = storage.attach(here);
            Context elsewhere = onThreadOfItsOwn(() -> {
                Scope unused = storage.attach(there);
                opened.close();
                return storage.current();
            });
            return List.of(elsewhere, storage.current());
        });
        assertThat(current).containsExactly(there, here);
    }

    @Test
    void transactionThatHasEnded_itsThreadHoldsNothing() throws Exception {
        Recording recording = new Recording();
        Context current = onThreadOfItsOwn(() -> {
            recording.tracing.transaction("checkout").run(tx -> tx.step("charge card", () -> {}));
            return ContextStorage.get().current();
        });
        assertThat(current).isNull();
    }

    @Test
    void rootMadeCurrentByTheApplication_isItAgainAfterTheTransaction() throws Exception {
        Recording recording = new Recording();
        Context current = onThreadOfItsOwn(() -> {
            try (Scope ignored = Context.root().makeCurrent()) {
                recording.tracing.transaction("checkout").run(tx -> {});
                return ContextStorage.get().current();
            }
        });
        assertThat(current).isSameAs(Context.root());
    }

    private static <T> T onThreadOfItsOwn(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, in use",
        "a context used before, not there",
        "storage in front, behind another",
        "storage behind, not there",
        "storage wanted by property, not there",
        "strict contexts, not there"
    })
    void whatTheApplicationDoes_decidesWhetherItIsUsed(String what, String expected) throws Exception {
        assertThat(Application.outputAfter(what)).endsWith(expected + ", checkout is current\n");
    }

    /** The same storage twice, and the scopes that are open in each. */
    private record Pair(ContextStorage ours, ContextStorage theirs, List<Scope> ourScopes, List<Scope> theirScopes) {

        Pair(ContextStorage ours, ContextStorage theirs) {
            this(ours, theirs, new ArrayList<>(), new ArrayList<>());
        }

        void use(Random random, List<Context> contexts) {
            if (ourScopes.isEmpty() || random.nextBoolean()) {
                int which = random.nextInt(contexts.size() + 1);
                open(which == contexts.size() ? null : contexts.get(which));
            } else {
                boolean isInOrder = random.nextInt(4) > 0;
                int which = isInOrder ? ourScopes.size() - 1 : random.nextInt(ourScopes.size());
                ourScopes.get(which).close();
                theirScopes.get(which).close();
                if (isInOrder) {
                    ourScopes.remove(which);
                    theirScopes.remove(which);
                }
            }
        }

        @SuppressWarnings("NullAway") // no context, which the interface does not allow and storages take all the same
        private void open(@Nullable Context context) {
            ourScopes.add(ours.attach(context));
            theirScopes.add(theirs.attach(context));
        }
    }

    static final class Application {

        static String outputAfter(String what) throws IOException {
            return PlainProcess.output(
                    Application.class,
                    List.of(
                            "-Dio.opentelemetry.context.contextStorageProvider="
                                    + (what.endsWith("by property") ? "default" : ""),
                            "-Dio.opentelemetry.context.enableStrictContext=" + what.startsWith("strict")),
                    what);
        }

        public static void main(String[] arguments) {
            before(arguments[0]);
            try (Tracing tracing = Tracing.builder()
                    .property("otel.traces.exporter", "none")
                    .property("otel.metrics.exporter", "none")
                    .property("otel.logs.exporter", "none")
                    .build()) {
                String current = tracing.transaction("checkout")
                        .call(tx -> Context.current() == tx.context() ? "checkout is current" : "another is");
                System.out.println(storage() + ", " + current);
            }
        }

        private static void before(String what) {
            switch (what) {
                case "a context used before" -> Context.current();
                case "storage in front" -> {
                    OwnStorage.install();
                    ContextStorage.addWrapper(Passing::new);
                }
                case "storage behind" -> ContextStorage.addWrapper(Passing::new);
                default -> {
                    // Nothing is done that would matter.
                }
            }
        }

        private static String storage() {
            ContextStorage storage = ContextStorage.get();
            if (storage instanceof Passing passing && passing.inner() instanceof OwnStorage) {
                return OwnStorage.cellOrNull() == null ? "behind another" : "behind another, and used";
            }
            if (storage instanceof OwnStorage) {
                return OwnStorage.cellOrNull() == null ? "there, and not used" : "in use";
            }
            return OwnStorage.cellOrNull() == null ? "not there" : "not there, and used";
        }
    }

    private record Passing(ContextStorage inner) implements ContextStorage {

        @Override
        public Scope attach(Context context) {
            return inner.attach(context);
        }

        @Override
        public @Nullable Context current() {
            return inner.current();
        }
    }
}
