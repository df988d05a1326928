package io.github.perfectlap.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build says and goes on. */
class WarningsTest {

    private static final String IMPORTS = "package shop; import io.github.perfectlap.annotation.*;"
            + " import io.opentelemetry.instrumentation.annotations.*; import java.util.*;"
            + " import java.util.concurrent.*; import io.reactivex.rxjava3.core.*; import reactor.core.publisher.*;\n";

    private final Build build;

    WarningsTest(@TempDir Path classes) {
        build = new Build(classes);
    }

    private List<String> warnings(String member) {
        build.compile(17, IMPORTS + "class Checkout {\n" + member + "\n}").weave();
        return build.warnings();
    }

    @Test
    void idInAName_isDoubted() {
        assertThat(warnings("@WithStep(\"charge 4711471\") void pay() {}"))
                .containsExactly(
                        "Checkout.java:3: shop.Checkout.pay(): the name 'charge 4711471' seems to hold an id, and then"
                                + " there is one for each: name what it is, and set the id as an attribute");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.vavr.concurrent.Future",
                "kotlinx.coroutines.Deferred",
                "kotlinx.coroutines.flow.Flow",
                "scala.concurrent.Future",
                "io.reactivex.Single",
                "io.smallrye.mutiny.Uni"
            })
    void typeThatGoesOn_andIsNotKnown_isDoubted(String type) {
        int dot = type.lastIndexOf('.');
        String subscribe = type.contains("io.reactivex") || type.contains("Uni") ? "void subscribe(Object o);" : "";
        build.compile(
                17,
                "package " + type.substring(0, dot) + ";\npublic interface " + type.substring(dot + 1) + " { "
                        + subscribe + " }");

        assertThat(warnings("@WithStep " + type + " pay() { return null; }"))
                .containsExactly("Checkout.java:3: shop.Checkout.pay(): returns " + type + ", which seems to go on and"
                        + " is of no type that can be observed: the span ends when the method returns; see"
                        + " docs/annotations.md for the types that are");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SubmissionPublisher<String>",
                "ConnectableFlux<String>",
                "io.reactivex.rxjava3.subjects.PublishSubject<String>"
            })
    void typeThatExtendsAKnownPublisher_isDoubted(String type) {
        assertThat(warnings("@WithStep " + type + " pay() { return null; }"))
                .singleElement()
                .asString()
                .contains("the span ends when the method returns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompletionStage<String>",
                "CompletableFuture<String>",
                "Future<String>",
                "FutureTask<String>",
                "ScheduledFuture<String>",
                "ForkJoinTask<String>",
                "Flow.Publisher<String>",
                "org.reactivestreams.Publisher<String>",
                "Mono<String>",
                "Flux<String>",
                "Single<String>",
                "Maybe<String>",
                "Completable",
                "io.reactivex.rxjava3.core.Observable<String>",
                "Flowable<String>",
                "Object",
                "String",
                "int[]",
                "List<String>",
                "Optional<String>"
            })
    void typeThatIsKnown_isNotDoubted(String type) {
        assertThat(warnings("@WithStep " + type + " pay() { return null; }")).isEmpty();
    }

    @Test
    void spanAttributeWithoutName_andClassFileWithoutNames_isDoubted() {
        assertThat(warnings("@WithSpan void pay(@SpanAttribute String id) {}"))
                .containsExactly("Checkout.java:3: shop.Checkout.pay(String): @SpanAttribute without a name takes the"
                        + " parameter's, which is not in the class file, so that nothing is written; name it, or"
                        + " compile with -parameters");
    }

    @Test
    void spanAttributeWithoutName_andNamesInTheClassFile_isNotDoubted() {
        String source = IMPORTS + "class Checkout { @WithSpan void pay(@SpanAttribute String id) {} }";

        build.compile(List.of("--release", "17", "-parameters"), source).weave();

        assertThat(build.warnings()).isEmpty();
    }

    @Test
    void wovenTwice_isSaidOnce() {
        warnings("@WithStep(\"charge 4711471\") void pay() {}");

        build.weave();

        assertThat(build.warnings()).hasSize(1);
    }
}
