package io.github.perfectlap.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of method, by each annotation, for each class file version and kind of SDK: the right tree. */
class TreesTest {

    private static final Map<String, String> ANNOTATIONS = Map.of(
            "@WithStep", "io.github.perfectlap.annotation.WithStep",
            "@WithTransaction", "io.github.perfectlap.annotation.WithTransaction",
            "@WithSpan", "io.opentelemetry.instrumentation.annotations.WithSpan");

    private static final Map<String, URLClassLoader> BUILDS = new LinkedHashMap<>();

    private final Context before = Context.current();

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException {
        for (int release : Build.releases()) {
            for (Map.Entry<String, String> annotation : ANNOTATIONS.entrySet()) {
                String name = annotation.getKey() + " for Java " + release;
                Path classes = Files.createDirectory(folder.resolve(name));
                String source = Build.resource("shop/Kinds.java")
                        .replace(
                                "import io.github.perfectlap.annotation.WithStep;",
                                "import " + annotation.getValue() + ";")
                        .replace("@WithStep", annotation.getKey());
                new Build(classes).compile(release, source).weave();
                URL[] places = {classes.toUri().toURL()};
                BUILDS.put(name, new URLClassLoader(places, TreesTest.class.getClassLoader()));
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        for (URLClassLoader loader : BUILDS.values()) {
            loader.close();
        }
    }

    @AfterEach
    void thread_hasItsContextBack() {
        assertThat(Context.current()).isSameAs(before);
    }

    /** One kind of method of one build, recorded in one way. */
    record Cell(String build, boolean isJoined, boolean isAsync, String kind) {

        private Class<?> type(String name) throws ClassNotFoundException {
            return Class.forName(name, true, BUILDS.get(build));
        }

        private Map<?, ?> kinds() throws Exception {
            return (Map<?, ?>)
                    type("shop.Kinds").getMethod(isAsync ? "async" : "sync").invoke(null);
        }

        Object call(Callable<?> body) throws Exception {
            Method call = type("shop.Kinds$Kind").getMethod("call", Callable.class);
            try {
                return call.invoke(kinds().get(kind), body);
            } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
            }
        }

        /** What is to be recorded where each part ends in this way. */
        String tree(String ending) throws Exception {
            int depth =
                    (int) type("shop.Kinds").getMethod("depth", String.class).invoke(null, kind);
            return "outer" + ending + ("(part" + ending).repeat(depth) + ")".repeat(depth);
        }

        @Override
        public String toString() {
            return kind + ", " + build + (isAsync ? ", stage" : "") + (isJoined ? ", joined" : "");
        }
    }

    static Stream<Cell> sync() throws Exception {
        return cells(false);
    }

    static Stream<Cell> async() throws Exception {
        return cells(true);
    }

    private static Stream<Cell> cells(boolean isAsync) throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (String build : BUILDS.keySet()) {
            for (Object kind : new Cell(build, false, isAsync, "").kinds().keySet()) {
                cells.add(new Cell(build, false, isAsync, (String) kind));
                cells.add(new Cell(build, true, isAsync, (String) kind));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_returns(Cell cell) throws Exception {
        try (RecordedTree recorded = new RecordedTree(cell.isJoined())) {
            Object result = recorded.tracing().transaction("outer").call(tx -> cell.call(() -> "shipped"));
            assertThat(result).isEqualTo("shipped");
            assertThat(recorded).hasToString(cell.tree(""));
        }
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_throws(Cell cell) throws Exception {
        IOException broken = new IOException("broken");
        try (RecordedTree recorded = new RecordedTree(cell.isJoined())) {
            assertThatThrownBy(() -> recorded.tracing()
                            .transaction("outer")
                            .call(tx -> cell.call(() -> {
                                throw broken;
                            })))
                    .isSameAs(broken);
            assertThat(recorded).hasToString(cell.tree("[IOException]"));
        }
    }

    @ParameterizedTest
    @MethodSource("async")
    void stage_completes(Cell cell) throws Exception {
        CompletableFuture<String> later = new CompletableFuture<>();
        try (RecordedTree recorded = called(cell, later)) {
            assertThat(recorded).hasToString("");
            assertThat(later.complete("shipped")).isTrue();
            assertThat(recorded).hasToString(cell.tree(""));
        }
    }

    @ParameterizedTest
    @MethodSource("async")
    void stage_fails(Cell cell) throws Exception {
        CompletableFuture<String> later = new CompletableFuture<>();
        try (RecordedTree recorded = called(cell, later)) {
            assertThat(later.completeExceptionally(new IOException("broken"))).isTrue();
            assertThat(recorded).hasToString(cell.tree("[IOException]"));
        }
    }

    @ParameterizedTest
    @MethodSource("async")
    void stage_isCancelled(Cell cell) throws Exception {
        CompletableFuture<String> later = new CompletableFuture<>();
        try (RecordedTree recorded = called(cell, later)) {
            assertThat(later.cancel(true)).isTrue();
            assertThat(recorded).hasToString(cell.tree("[CancellationException]"));
        }
    }

    /** Calls it with a body that gives a stage; the very same comes back. */
    private static RecordedTree called(Cell cell, CompletableFuture<String> later) throws Exception {
        RecordedTree recorded = new RecordedTree(cell.isJoined());
        CompletableFuture<?> given =
                recorded.tracing().transaction("outer").callAsync(tx -> (CompletableFuture<?>) cell.call(() -> later));
        assertThat(given).isSameAs(later);
        return recorded;
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_off_onlyRuns(Cell cell) throws Exception {
        try (RecordedTree recorded = new RecordedTree(cell.isJoined());
                Scope here = recorded.tracing().makeCurrent()) {
            recorded.tracing().switchOff();
            assertThat(cell.call(() -> "shipped")).isEqualTo("shipped");
            assertThat(recorded).hasToString("");
        }
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_outsideOfATransaction_recordsWhatCanBe(Cell cell) throws Exception {
        try (RecordedTree recorded = new RecordedTree(cell.isJoined());
                Scope here = recorded.tracing().makeCurrent()) {
            assertThat(cell.call(() -> "shipped")).isEqualTo("shipped");
            String alone = cell.tree("").replaceFirst("outer\\((.*)\\)", "$1");
            assertThat(recorded).hasToString(cell.build().startsWith("@WithStep") ? "" : alone);
        }
    }
}
