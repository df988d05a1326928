package io.github.perfectlap.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** What woven code tells the run time: the object's Tracing, arguments, contexts and results. */
class SaidTest {

    private static final String IMPORTS = "package shop; import io.github.perfectlap.*;"
            + " import io.github.perfectlap.annotation.*; import io.opentelemetry.context.Context;"
            + " import io.opentelemetry.instrumentation.annotations.*; import java.util.*;"
            + " import java.util.concurrent.*; import reactor.core.publisher.*;\n";

    private final Path folder;
    private final Build build;

    SaidTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        build = new Build(Files.createDirectory(folder.resolve("classes")));
    }

    private Application application(String source) throws IOException {
        build.compile(17, IMPORTS + source).weave();
        return Application.of(build, Files.createDirectory(folder.resolve("run")));
    }

    private List<String> said(String members) throws Exception {
        try (Application application = application("class Checkout {\n" + members + "\n}")) {
            application.call("shop.Checkout", "run");
            return application.said().stream()
                    .filter(line -> !line.startsWith("link"))
                    .toList();
        }
    }

    @Test
    void arguments_areTheAnnotatedOnesInTheirOrder() throws Exception {
        assertThat(said("""
                        @WithStep static void pay(
                                @StepAttribute("a") int a, String b, @StepAttribute("c") long c,
                                @StepAttribute("d") @StepAttribute("e") double d, double e, @SpanAttribute("f") char f,
                                @StepAttribute("g") boolean g, @StepAttribute("h") Object h, byte[] i,
                                @StepAttribute("j") float j, @StepAttribute("k") byte k, @StepAttribute("l") short l) {}
                        static void run() { pay(1, "2", 3L, 4.5, 5.5, '6', true, null, null, 7.5f, (byte) 8, (short) 9); }
                        """)).containsExactly("enter pay", "arguments [1, 3, 4.5, 6, true, null, 7.5, 8, 9]", "exit");
    }

    @Test
    void arguments_areThoseOfTheCall_whateverTheMethodDoesToThem() throws Exception {
        assertThat(said("""
                        @WithStep static int pay(@StepAttribute("a") int a, @StepAttribute("b") String b) {
                            a = 7; b = "changed"; return a + b.length(); }
                        static void run() { pay(1, "b"); }
                        """)).containsExactly("enter pay", "arguments [1, b]", "exit");
    }

    @Test
    void arguments_wentWrong_theStepIsEnded() throws Exception {
        try (Application application = application("""
                class Checkout {
                    @WithStep static String pay(@StepAttribute("a") int a) { return "paid"; }
                    static String run() { return pay(1); }
                }
                """)) {
            application.mode("arguments");

            assertThat(application.call("shop.Checkout", "run")).isEqualTo("paid");
            assertThat(application.said()).endsWith("enter pay", "arguments [1]", "exit");
        }
    }

    @Test
    void nothingIsRecorded_noArgumentsAreCollected() throws Exception {
        try (Application application = application("""
                class Checkout {
                    @WithStep static String pay(@StepAttribute("a") int a) { return "paid"; }
                    static String run() { return pay(1); }
                }
                """)) {
            application.mode("nothing");
            application.call("shop.Checkout", "run");

            assertThat(application.said()).containsExactly("link Checkout.pay(int)String", "enter pay");
        }
    }

    @Test
    void ownTracing_isTheObjectsField() throws Exception {
        assertThat(said("""
                        private final Tracing tracing = Tracing.builder().withoutShutdownHook().build();
                        @WithStep void pay() {}
                        @WithStep static void ship() {}
                        static void run() { new Checkout().pay(); ship(); }
                        """)).containsExactly("enter pay own", "exit", "enter ship", "exit");
    }

    @Test
    void ownTracing_ofStaticMethod_isTheStaticField() throws Exception {
        assertThat(said("""
                        private static final Tracing TRACING = Tracing.builder().withoutShutdownHook().build();
                        @WithStep void pay() {}
                        @WithStep static void ship() {}
                        static void run() { new Checkout().pay(); ship(); }
                        """)).containsExactly("enter pay own", "exit", "enter ship own", "exit");
    }

    @Test
    void ownTracing_isInherited_whereItMayBeRead() throws Exception {
        assertThat(said("""
                        static class Base { protected final Tracing t = Tracing.builder().withoutShutdownHook().build(); }
                        static class Payment extends Base { @WithStep void pay() {} }
                        record Order(Tracing t) { @WithStep void ship() {} }
                        interface Part { Tracing T = Tracing.builder().withoutShutdownHook().build();
                            @WithStep default void part() {} }
                        static void run() {
                            new Payment().pay();
                            new Order(new Payment().t).ship();
                            new Part() {}.part();
                        }
                        """))
                .containsExactly("enter pay own", "exit", "enter ship own", "exit", "enter part own", "exit");
    }

    @Test
    void resumes_tellsTheContext() throws Exception {
        assertThat(said("""
                        @WithTransaction static void pay(long before, @Resumes Context context) {}
                        @WithTransaction static void ship(@Resumes Context context, @StepAttribute("a") int a) {}
                        static void run() { pay(1, null); ship(null, 2); }
                        """)).containsExactly("resume pay null", "exit", "resume ship null", "arguments [2]", "exit");
    }

    @Test
    void result_isToldWhereSomebodyWantsIt() throws Exception {
        assertThat(said("""
                        static class Bad implements FailureReason<Object> {
                            public String of(Object o) { return "bad"; } }
                        @WithStep(failsWhen = Bad.class) static long rule() { return 1L << 40; }
                        @WithStep @StepAttribute("a") static boolean attribute() { return true; }
                        @WithStep @StepAttribute("a") static double[] array() { return null; }
                        @WithStep static Object anything() { return "any"; }
                        @WithSpan static Future<String> future() { return null; }
                        @WithSpan static String nobody() { return "unseen"; }
                        static void run() { rule(); attribute(); array(); anything(); future(); nobody(); }
                        """))
                .containsExactly(
                        "enter rule",
                        "exit rule " + (1L << 40),
                        "enter attribute",
                        "exit attribute true",
                        "enter array",
                        "exit array null",
                        "enter anything",
                        "exit anything any",
                        "enter future",
                        "exit future null",
                        "enter nobody",
                        "exit");
    }

    @Test
    void result_ofPublisher_isWhatTheRunTimeGives() throws Exception {
        try (Application application = application("""
                class Checkout {
                    @WithStep static Mono<String> pay() { return Mono.just("own"); }
                    static Object run() { return pay(); }
                }
                """)) {
            Mono<String> observed = Mono.just("observed");
            application.replacement(observed);
            application.mode("replaces");

            assertThat(application.call("shop.Checkout", "run")).isSameAs(observed);
        }
    }

    @Test
    void result_ofPublisher_isTheMethodsWhereTheRunTimeGoesWrong() throws Exception {
        try (Application application = application("""
                class Checkout {
                    static final Mono<String> OWN = Mono.just("own");
                    @WithStep static Mono<String> pay() { return OWN; }
                    static Object run() { return pay() == OWN; }
                }
                """)) {
            application.mode("exit");
            assertThat(application.call("shop.Checkout", "run")).isEqualTo(true);

            application.replacement("of another type");
            application.mode("replaces");
            assertThat(application.call("shop.Checkout", "run")).isEqualTo(true);
        }
    }

    @Test
    void result_ofStage_isTheMethodsWhateverTheRunTimeGives() throws Exception {
        try (Application application = application("""
                class Checkout {
                    static final CompletableFuture<String> OWN = new CompletableFuture<>();
                    @WithStep static CompletableFuture<String> pay() { return OWN; }
                    static Object run() { return pay() == OWN; }
                }
                """)) {
            application.mode("replaces");

            assertThat(application.call("shop.Checkout", "run")).isEqualTo(true);
        }
    }

    @Test
    void addingSpanAttributes_endsNothing() throws Exception {
        assertThat(said("""
                        @AddingSpanAttributes static void pay(@SpanAttribute("a") String a) {}
                        @AddingSpanAttributes static void nothing(String a) {}
                        static void run() { pay("1"); nothing("2"); }
                        """)).containsExactly("enter pay", "arguments [1]");
    }

    @Test
    void link_tellsTheMethodOfItsClass() throws Exception {
        try (Application application = application("""
                class Checkout {
                    static class Payment { @WithStep static <T extends Number> int[] pay(T a, List<T>[] b) { return null; } }
                    static void run() { Payment.pay(1, null); Payment.pay(2, null); }
                }
                """)) {
            application.call("shop.Checkout", "run");

            assertThat(application.said())
                    .containsExactly("link Payment.pay(Number,List[])int[]", "enter pay", "exit", "enter pay", "exit");
        }
    }
}
