package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.perfectlap.Step;
import io.github.perfectlap.testkit.misuse.Places;
import io.github.perfectlap.testkit.misuse.Places.Place;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Five kinds of leaks at twenty places each: the line of every one is told. */
class LeakPlacesTest {

    private static final Path SOURCE = Path.of("src/test/java/io/github/perfectlap/testkit/misuse/Places.java");

    enum Kind {
        SPAN_OPEN("OPEN "),
        SCOPE_OPEN("is still open"),
        CLOSED_ELSEWHERE("was closed by thread elsewhere at "),
        CLOSED_TWICE("was closed twice, the second time at "),
        CARRIER_UNREAD("was never read");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        void leave(CapturedTraces traces) {
            switch (this) {
                case SPAN_OPEN -> startSpan(traces);
                case SCOPE_OPEN -> attach();
                case CLOSED_ELSEWHERE -> closeElsewhere(attach());
                case CLOSED_TWICE -> closeTwice(attach());
                case CARRIER_UNREAD -> handOff(traces);
            }
        }
    }

    private static void startSpan(CapturedTraces traces) {
        traces.openTelemetry().getTracer("client").spanBuilder("GET").startSpan();
    }

    private static Scope attach() {
        return ContextStorage.get().attach(Context.current().with(ContextKey.named("tenant"), "a"));
    }

    private static void closeElsewhere(Scope scope) {
        run(new Thread(scope::close, "elsewhere"));
    }

    private static void closeTwice(Scope scope) {
        scope.close();
        scope.close();
    }

    private static void handOff(CapturedTraces traces) {
        try (Step publish = traces.tracing().transaction("checkout").call(tx -> tx.handOff("publish"))) {
            publish.complete();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void leak_atEachOfTwentyPlaces_isNamedWithItsLine(Kind kind) throws Exception {
        List<Integer> lines = lines();
        List<Place> places = Places.all();
        List<String> unnamed = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            String message = messageOf(kind, places.get(place));
            if (!message.contains(kind.words) || !message.contains("(Places.java:" + lines.get(place) + ")")) {
                unnamed.add("line " + lines.get(place) + ": " + message);
            }
        }
        assertThat(places).hasSize(20);
        assertThat(lines).hasSize(20);
        assertThat(unnamed).isEmpty();
    }

    /** On a thread of its own, which may keep what is left on it. */
    private static String messageOf(Kind kind, Place place) {
        CompletableFuture<String> message = new CompletableFuture<>();
        run(new Thread(() -> message.complete(String.valueOf(leak(kind, place)))));
        return message.join();
    }

    private static Throwable leak(Kind kind, Place place) {
        CapturedTraces traces =
                CapturedTraces.create().timeLimit(Duration.ofMillis(5)).everyHandOffArrives();
        try (traces;
                Scope unused = traces.makeCurrent()) {
            place.reach(() -> kind.leave(traces));
            return catchThrowable(traces::assertNothingLeft);
        } catch (Exception fault) {
            return fault;
        }
    }

    private static void run(Thread thread) {
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static List<Integer> lines() throws Exception {
        List<Integer> marked = new ArrayList<>();
        List<String> source = Files.readAllLines(SOURCE);
        for (int line = 0; line < source.size(); line++) {
            if (source.get(line).endsWith("// place")) {
                marked.add(line + 1);
            }
        }
        return marked;
    }
}
