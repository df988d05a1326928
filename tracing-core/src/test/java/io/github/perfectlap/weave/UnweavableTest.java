package io.github.perfectlap.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fails a build, and what it says. */
class UnweavableTest {

    private static final String IMPORTS = "package shop; import io.github.perfectlap.*;"
            + " import io.github.perfectlap.annotation.*; import io.opentelemetry.context.Context;"
            + " import io.opentelemetry.instrumentation.annotations.*; import java.util.*;"
            + " import java.util.concurrent.*; import java.util.function.*; import reactor.core.publisher.*;"
            + " import java.io.IOException;\n";

    private final Build build;

    UnweavableTest(@TempDir Path classes) {
        build = new Build(classes);
    }

    private String failure(String source) {
        return build.compile(17, IMPORTS + source).failure();
    }

    @Test
    void everythingThatIsWrong_isInOneMessage() {
        assertThat(failure("""
                        public abstract class Checkout {
                            @WithStep("reserve")
                            public void reserve() {
                            }

                            @WithStep
                            public abstract void charge(String card, int amount);

                            @WithStep
                            public native void print();

                            public void ship() {
                                reserve();
                            }

                            @WithStep(" ")
                            @WithTransaction(atMost = "2 s")
                            public void pay() {
                                reserve();
                            }
                        }
                        """)).isEqualTo("""
                        shop.Checkout can't be woven:
                          Checkout.java, between lines 5 and 14: charge(String, int): an abstract method has no code to\
                         weave, and annotations are not inherited; put them on the methods that implement it
                          Checkout.java, between lines 5 and 14: print(): a native method has no code to weave; annotate\
                         a method that calls it
                          Checkout.java:20: pay(): has @WithStep and @WithTransaction; a method is one of a transaction,\
                         a step or a span, so leave one
                          Checkout.java:20: pay(): @WithStep: a step's name must be a short constant such as 'charge\
                         card', at most 256 characters, but was ' '
                          Checkout.java:20: pay(): atMost of @WithTransaction: a duration must be longer than zero, such\
                         as 2s, 250ms, 1m30s or PT2S, but was '2 s'""");
    }

    /** Each line: what stands in the class in its line 4, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                    @WithSpan Checkout() {}                               | Checkout.java:4: constructor(): a constructor can't be woven; annotate the method that calls it, or one it calls
                    @WithStep Object pay(kotlin.coroutines.Continuation<String> next) { return next; } | Checkout.java:4: pay(Continuation): a suspend function returns each time it waits, which would end its span; use transaction.step(…) in it, or annotate a function that does not suspend
                    @WithTransaction("\\t") void pay() {}                 | Checkout.java:4: pay(): @WithTransaction: a transaction's name must be a short constant such as 'checkout', at most 72 bytes when percent-encoded and without control characters, but was '?' (3 bytes)
                    @WithTransaction("a name of far more than the seventy-two bytes that are allowed") void pay() {} | Checkout.java:4: pay(): @WithTransaction: a transaction's name must be a short constant such as 'checkout', at most 72 bytes when percent-encoded and without control characters, but was 'a name of far more than the seventy-two bytes that are allowed' (84 bytes)
                    @WithStep(atMost = "soon") void pay() {}              | Checkout.java:4: pay(): atMost of @WithStep: a duration must be longer than zero, such as 2s, 250ms, 1m30s or PT2S, but was 'soon'
                    void pay(@StepAttribute("id") String id) {}           | Checkout.java:4: pay(String): an annotated parameter says nothing on a method that is not annotated; put @WithTransaction or @WithStep on the method
                    void pay(@SpanAttribute("id") String id) {}           | Checkout.java:4: pay(String): an annotated parameter says nothing on a method that is not annotated; put @WithTransaction or @WithStep on the method
                    @StepAttribute("id") String pay() { return ""; }      | Checkout.java:4: pay(): @StepAttribute says nothing on a method that is neither @WithTransaction nor @WithStep; add one
                    @WithStep @StepAttribute("id") void pay() {}          | Checkout.java:4: pay(): @StepAttribute on a method is for its result, and this one has none
                    @WithStep @StepAttribute("id") Flux<String> pay() { return null; } | Checkout.java:4: pay(): @StepAttribute on a method is for its one result, and a publisher of many has none
                    @WithStep void pay(@StepAttribute(" ") String id) {}  | Checkout.java:4: pay(String): @StepAttribute needs a key such as order.id, but has a blank one
                    @WithStep void pay(@StepAttribute("a") @StepAttribute("") String id) {} | Checkout.java:4: pay(String): @StepAttribute needs a key such as order.id, but has a blank one
                    @WithStep void pay(@StepAttribute(value = "a", of = "lenght") String id) {} | Checkout.java:4: pay(String): of = "lenght": java.lang.String has no method lenght() that gives a value, and no getter of that name
                    @WithStep void pay(@StepAttribute(value = "a", of = "length..x") String id) {} | Checkout.java:4: pay(String): of = "length..x" has an empty name; it is names of methods, such as customer.country
                    @WithStep void pay(@StepAttribute(value = "a", of = "length") int id) {} | Checkout.java:4: pay(int): of = "length": int has no method length() that gives a value, and no getter of that name
                    @WithStep void pay(@StepAttribute(value = "a", of = "clear") List<String> all) {} | Checkout.java:4: pay(List): of = "clear": java.util.List has no method clear() that gives a value, and no getter of that name
                    @WithStep @StepAttribute(value = "a", of = "id") CompletableFuture<String> pay() { return null; } | Checkout.java:4: pay(): of = "id": java.lang.String has no method id() that gives a value, and no getter of that name
                    @WithStep @StepAttribute(value = "a", of = "id") Mono<String> pay() { return null; } | Checkout.java:4: pay(): of = "id": java.lang.String has no method id() that gives a value, and no getter of that name
                    @WithStep void pay(@Resumes Context context) {}       | Checkout.java:4: pay(Context): @Resumes does nothing without @WithTransaction on the method; add that, or remove it
                    void pay(@Resumes Context context) {}                 | Checkout.java:4: pay(Context): @Resumes does nothing without @WithTransaction on the method; add that, or remove it
                    @WithTransaction void pay(@Resumes Context a, @Resumes Context b) {} | Checkout.java:4: pay(Context, Context): @Resumes is on 2 parameters; leave it on one
                    @WithTransaction void pay(@Resumes String context) {} | Checkout.java:4: pay(String): @Resumes needs a parameter of type io.opentelemetry.context.Context, but is on one of type java.lang.String; extract the context from that before
                    @WithStep(failsWhen = Abstract.class) String pay() { return ""; } | Checkout.java:4: pay(): failsWhen = shop.Checkout$Abstract can't be made: it is abstract; name a class that is not
                    @WithStep(failsWhen = Inner.class) String pay() { return ""; } | Checkout.java:4: pay(): failsWhen = shop.Checkout$Inner can't be made: it belongs to an object of the class around it; make it static
                    @WithStep(failsWhen = Needy.class) String pay() { return ""; } | Checkout.java:4: pay(): failsWhen = shop.Checkout$Needy can't be made: it has no constructor without parameters; give it one, which may be private
                    @WithStep(failsWhen = Good.class) void pay() {}       | Checkout.java:4: pay(): failsWhen is for the one result of a method, and this one has none
                    @WithStep(failsWhen = Good.class) Flux<String> pay() { return null; } | Checkout.java:4: pay(): failsWhen is for the one result of a method, and this one has none
                    @WithStep(failsWhen = Good.class) int pay() { return 1; } | Checkout.java:4: pay(): failsWhen = shop.Checkout$Good takes java.lang.String, but the result is java.lang.Integer
                    @WithStep(failsWhen = Good.class) CompletionStage<Integer> pay() { return null; } | Checkout.java:4: pay(): failsWhen = shop.Checkout$Good takes java.lang.String, but the result is java.lang.Integer
                    @WithStep(failsWhen = Good.class) Future<Integer> pay() { return null; } | Checkout.java:4: pay(): failsWhen = shop.Checkout$Good takes java.lang.String, but the result is java.lang.Integer
                    @WithStep(failsWhen = Good.class) Mono<Integer> pay() { return null; } | Checkout.java:4: pay(): failsWhen = shop.Checkout$Good takes java.lang.String, but the result is java.lang.Integer
                    @WithTransaction(declaring = Declaring.class) void pay() {} | Checkout.java:4: pay(): declaring = shop.Checkout$Declaring can't be made: it has no constructor without parameters; give it one, which may be private
                    @WithTransaction(answers = IOException.class, failures = IOException.class) void pay() {} | Checkout.java:4: pay(): java.io.IOException is both in answers and in failures; leave it in one of them
                    @WithStep <T extends Mono<String>> T pay() { return null; } | Checkout.java:4: pay(): returns a type variable, and what is returned in the place of a publisher may be no T; declare it as reactor.core.publisher.Mono
                    Tracing a, b; @WithStep void pay() {}                 | Checkout.java: has several fields of type Tracing, a and b, and annotated methods use the only one there is; leave one, or use the others' transactions by hand
                    static Tracing a, b; @WithStep static void pay() {}   | Checkout.java: has several fields of type Tracing, a and b, and annotated methods use the only one there is; leave one, or use the others' transactions by hand
                    """)
    void somethingWrong_isSaidWithItsPlace(String member, String said) {
        new Build(build.classes())
                .compile(17, "package kotlin.coroutines; public interface Continuation<T> {}".replace("; ", ";\n"));

        assertThat(failure("""
                        @SuppressWarnings("unused") class Checkout {

                            %s
                            abstract static class Abstract implements FailureReason<String> {}
                            class Inner implements FailureReason<String> { public String of(String s) { return s; } }
                            static class Needy extends Good { Needy(int need) {} }
                            static class Good implements FailureReason<String> {
                                private Good() {}
                                public String of(String s) { return s; } }
                            static class Declaring implements UnaryOperator<BusinessTransaction> {
                                Declaring(int need) {}
                                public BusinessTransaction apply(BusinessTransaction b) { return b; } }
                        }
                        """.formatted(member))).isEqualTo("shop.Checkout can't be woven:\n  " + said);
    }

    @Test
    void withoutDebugInformation_theFileOrClassIsSaid() {
        build.compile(List.of("--release", "17", "-g:none"), IMPORTS + "class Checkout { @WithStep native void a(); }");

        assertThat(build.failure()).startsWith("shop.Checkout can't be woven:\n  Checkout: a(): a native method");
    }

    @Test
    void classFileOlderThanJava7_isRefused() throws Exception {
        build.compile(17, IMPORTS + "class Checkout { @WithStep void pay() {} }");
        Path file = build.classes().resolve("shop/Checkout.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 50; // the major version of Java 6
        Files.write(file, bytes);

        assertThat(build.failure())
                .isEqualTo(
                        "shop.Checkout can't be woven:\n  Checkout.java:2: pay(): the class file is older than Java 7,"
                                + " and can't be woven; compile it for a newer one");
    }

    @Test
    void failedBuild_leavesTheClassAsItWas() throws Exception {
        build.compile(17, IMPORTS + "class Checkout { @WithStep native void a(); @WithStep void b() {} }");
        String before = build.files().get("shop/Checkout.class");

        assertThat(build.failure()).contains("native");

        assertThat(build.files().get("shop/Checkout.class")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                    @WithStep void pay(@StepAttribute(value = "a", of = "length") String id) {}
                    @WithStep void pay(@StepAttribute(value = "a", of = "bytes.length") Object id) {}
                    @WithStep void pay(@StepAttribute(value = "a", of = "empty") List<String> all) {}
                    @WithStep void pay(@StepAttribute(value = "a", of = "class.name") List<String> all) {}
                    @WithStep <T> void pay(@StepAttribute(value = "a", of = "anything") T all) {}
                    @WithStep void pay(@StepAttribute(value = "a", of = "next.anything") Iterator<?> all) {}
                    @WithStep @StepAttribute(value = "a", of = "length") CompletableFuture<String> pay() { return null; }
                    @WithStep @StepAttribute(value = "a", of = "anything") CompletableFuture pay() { return null; }
                    @WithStep @StepAttribute(value = "a", of = "anything") CompletableFuture<?> pay() { return null; }
                    @WithStep(failsWhen = Anything.class) int pay() { return 1; }
                    @WithStep(failsWhen = Text.class) CompletableFuture<String> pay() { return null; }
                    @WithStep(failsWhen = Text.class) Mono<? extends String> pay() { return null; }
                    @WithStep(failsWhen = Text.class) Object pay() { return null; }
                    @WithTransaction(answers = Exception.class, failures = IOException.class) void pay() {}
                    @WithTransaction void pay(@Resumes Context context, @StepAttribute("id") String id) {}
                    Tracing a; static Tracing b; @WithStep void pay() {} @WithStep static void ship() {}
                    Tracing a, b; void pay() {} static class Other { @WithStep void pay() {} }
                    @AddingSpanAttributes void pay(@SpanAttribute("a") String id) {}
                    """)
    void nothingWrong_isWoven(String member) {
        build.compile(17, IMPORTS + """
                        class Checkout {
                            %s
                            static class Anything implements FailureReason<Object> {
                                public String of(Object o) { return ""; } }
                            static class Text implements FailureReason<CharSequence> {
                                public String of(CharSequence o) { return ""; } }
                        }
                        """.formatted(member));

        assertThat(build.weave().getTransformed()).hasSize(1);
        assertThat(build.warnings()).isEmpty();
    }
}
