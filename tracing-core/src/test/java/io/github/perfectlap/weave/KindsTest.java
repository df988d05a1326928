package io.github.perfectlap.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of method, for each class file version there is. */
class KindsTest {

    private static final Map<Integer, Application> APPLICATIONS = new TreeMap<>();

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException {
        for (int release : Build.releases()) {
            Path classes = Files.createDirectory(folder.resolve("classes" + release));
            Build build = new Build(classes).compile(release, Build.resource("shop/Kinds.java"));
            build.weave();
            APPLICATIONS.put(release, Application.of(build, Files.createDirectory(folder.resolve("runs" + release))));
        }
    }

    @AfterAll
    static void close() throws IOException {
        for (Application application : APPLICATIONS.values()) {
            application.close();
        }
    }

    /** A kind of method of one of the builds. */
    record Kind(String name, int release, boolean isAsync, Application application) {

        Object call(Callable<?> body) throws Exception {
            Map<?, ?> kinds = (Map<?, ?>) application().call("shop.Kinds", isAsync ? "async" : "sync");
            Method call = application().type("shop.Kinds$Kind").getMethod("call", Callable.class);
            application().said();
            try {
                return call.invoke(kinds.get(name), body);
            } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
            }
        }

        List<String> said() throws Exception {
            return application().said().stream()
                    .filter(line -> !line.startsWith("link"))
                    .map(line -> line.replaceAll("(enter|exit) [a-zA-Z]+(?= |$)", "$1"))
                    .toList();
        }

        int depth() throws Exception {
            return (int) application()
                    .type("shop.Kinds")
                    .getMethod("depth", String.class)
                    .invoke(null, name);
        }

        List<String> expected(String exit) throws Exception {
            List<String> expected = new ArrayList<>(Collections.nCopies(depth(), "enter"));
            expected.addAll(Collections.nCopies(depth(), exit));
            return expected;
        }

        @Override
        public String toString() {
            return name + (isAsync ? ", stage" : "") + ", for Java " + release;
        }
    }

    static Stream<Kind> sync() throws Exception {
        return kinds(false);
    }

    static Stream<Kind> async() throws Exception {
        return kinds(true);
    }

    private static Stream<Kind> kinds(boolean isAsync) throws Exception {
        List<Kind> kinds = new ArrayList<>();
        for (Map.Entry<Integer, Application> each : APPLICATIONS.entrySet()) {
            Application application = each.getValue();
            Map<?, ?> names = (Map<?, ?>) application.call("shop.Kinds", isAsync ? "async" : "sync");
            names.keySet().forEach(name -> kinds.add(new Kind("" + name, each.getKey(), isAsync, application)));
        }
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_returns_beginsAndEndsOnce(Kind kind) throws Exception {
        assertThat(kind.call(() -> "shipped")).isEqualTo("shipped");

        boolean seesResult = kind.name().equals("generic");
        assertThat(kind.said()).isEqualTo(kind.expected(seesResult ? "exit shipped" : "exit"));
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_throws_theSameArrives(Kind kind) throws Exception {
        Exception outOfStock = new IOException("out of stock");

        assertThatThrownBy(() -> kind.call(() -> {
                    throw outOfStock;
                }))
                .isSameAs(outOfStock)
                .hasNoSuppressedExceptions();

        assertThat(kind.said()).isEqualTo(kind.expected("exit java.io.IOException: out of stock"));
    }

    @ParameterizedTest
    @MethodSource("async")
    void callOfStage_returns_theSameIsSeenAndReturned(Kind kind) throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();

        assertThat(kind.call(() -> stage)).isSameAs(stage);

        assertThat(kind.said()).isEqualTo(kind.expected("exit " + stage));
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_runTimeGoesWrongAnywhere_resultIsTheMethods(Kind kind) throws Exception {
        for (String where : List.of("enter", "exit")) {
            kind.application().mode(where);
            assertThat(kind.call(() -> "shipped")).isEqualTo("shipped");
        }
        kind.application().mode("");
    }

    @ParameterizedTest
    @MethodSource("sync")
    void call_nothingIsRecorded_nothingIsEnded(Kind kind) throws Exception {
        kind.application().mode("nothing");
        kind.call(() -> "shipped");
        kind.application().mode("");

        assertThat(kind.said()).isEqualTo(Collections.nCopies(kind.depth(), "enter"));
    }
}
