package shop;

import io.github.perfectlap.annotation.WithStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Each kind of method there is: each runs a body as the step "part", directly or not. */
public class Kinds {

    /** Calls a kind of method. */
    public interface Kind<T> {
        T call(Callable<T> body) throws Exception;
    }

    /** Steps that a kind of method makes, the outermost first; each of the others is in the one before. */
    public static int depth(String kind) {
        return kind.equals("recursive") ? 3 : 1;
    }

    public static Map<String, Kind<String>> sync() {
        Map<String, Kind<String>> kinds = new TreeMap<>();
        Kinds kinds0 = new Kinds();
        kinds.put("public", kinds0::aPublic);
        kinds.put("private, self-invoked", kinds0::callsPrivate);
        kinds.put("package-private", kinds0::aPackagePrivate);
        kinds.put("protected final", kinds0::aFinal);
        kinds.put("static", Kinds::aStatic);
        kinds.put("private static", Kinds::aPrivateStatic);
        kinds.put("synchronized", kinds0::aSynchronized);
        kinds.put("static synchronized", Kinds::aStaticSynchronized);
        kinds.put("recursive", body -> kinds0.recursive(body, 3));
        kinds.put("interface default", new Part() {}::aDefault);
        kinds.put("interface static", Part::anInterfaceStatic);
        kinds.put("interface private", new Part() {}::callsInterfacePrivate);
        kinds.put("record", new Order("1")::ofRecord);
        kinds.put("enum", Mode.PLAIN::ofEnum);
        kinds.put("enum body", Mode.WITH_BODY::ofEnum);
        kinds.put("generic", body -> kinds0.generic(body));
        kinds.put("generic with bridge", body -> bridged().handle(body));
        kinds.put("inner", kinds0.new Inner()::ofInner);
        kinds.put("nested", new Nested()::ofNested);
        kinds.put("anonymous", anonymous()::call);
        kinds.put("local", local()::call);
        kinds.put("lambda-calling", kinds0::callsLambda);
        kinds.put("overloaded", body -> kinds0.overloaded(body));
        kinds.put("overloaded, the other", body -> kinds0.overloaded(body, 1));
        kinds.put("try-finally", kinds0::tryFinally);
        kinds.put("try-catch", kinds0::tryCatch);
        kinds.put("switch", body -> kinds0.switches(body, "two"));
        kinds.put("loop", kinds0::loops);
        kinds.put("long and double", body -> kinds0.wide(1L, 2.0, body, 3L, 4.0));
        kinds.put("many parameters", body -> kinds0.many(1, 2L, "3", 4.0, '5', (byte) 6, (short) 7, true, 9f, body, "11", 12L));
        kinds.put("varargs", body -> kinds0.varargs(body, "a", "b"));
        kinds.put("inherited", new Kinds() {}::aPublic);
        return kinds;
    }

    public static Map<String, Kind<CompletableFuture<String>>> async() {
        Map<String, Kind<CompletableFuture<String>>> kinds = new TreeMap<>();
        Kinds kinds0 = new Kinds();
        kinds.put("public", kinds0::aPublicAsync);
        kinds.put("private, self-invoked", kinds0::callsPrivateAsync);
        kinds.put("protected final", kinds0::aFinalAsync);
        kinds.put("static", Kinds::aStaticAsync);
        kinds.put("synchronized", kinds0::aSynchronizedAsync);
        kinds.put("static synchronized", Kinds::aStaticSynchronizedAsync);
        kinds.put("recursive", body -> kinds0.recursiveAsync(body, 3));
        kinds.put("interface default", new Part() {}::aDefaultAsync);
        kinds.put("interface static", Part::anInterfaceStaticAsync);
        kinds.put("interface private", new Part() {}::callsInterfacePrivateAsync);
        kinds.put("record", new Order("1")::ofRecordAsync);
        kinds.put("enum", Mode.PLAIN::ofEnumAsync);
        kinds.put("enum body", Mode.WITH_BODY::ofEnumAsync);
        kinds.put("generic with bridge", body -> asyncBridged().handle(body));
        kinds.put("generic", body -> kinds0.generic(body));
        kinds.put("inner", kinds0.new Inner()::ofInnerAsync);
        kinds.put("anonymous", asyncAnonymous()::call);
        kinds.put("lambda-calling", kinds0::callsLambdaAsync);
        kinds.put("overloaded", body -> kinds0.overloadedAsync(body));
        kinds.put("overloaded, the other", body -> kinds0.overloadedAsync(body, 1));
        kinds.put("try-finally", kinds0::tryFinallyAsync);
        kinds.put("switch", body -> kinds0.switchesAsync(body, 2));
        kinds.put("long and double", body -> kinds0.wideAsync(1L, 2.0, body, 3L, 4.0));
        return kinds;
    }

    @WithStep("part")
    public String aPublic(Callable<String> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public CompletableFuture<String> aPublicAsync(Callable<CompletableFuture<String>> body) throws Exception {
        return body.call();
    }

    public String callsPrivate(Callable<String> body) throws Exception {
        return aPrivate(body);
    }

    @WithStep("part")
    private String aPrivate(Callable<String> body) throws Exception {
        return body.call();
    }

    public CompletableFuture<String> callsPrivateAsync(Callable<CompletableFuture<String>> body) throws Exception {
        return aPrivateAsync(body);
    }

    @WithStep("part")
    private CompletableFuture<String> aPrivateAsync(Callable<CompletableFuture<String>> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    String aPackagePrivate(Callable<String> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    protected final String aFinal(Callable<String> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    protected final CompletableFuture<String> aFinalAsync(Callable<CompletableFuture<String>> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public static String aStatic(Callable<String> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public static CompletableFuture<String> aStaticAsync(Callable<CompletableFuture<String>> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    private static String aPrivateStatic(Callable<String> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public synchronized String aSynchronized(Callable<String> body) throws Exception {
        return Thread.holdsLock(this) ? body.call() : "without its lock";
    }

    @WithStep("part")
    public synchronized CompletableFuture<String> aSynchronizedAsync(Callable<CompletableFuture<String>> body)
            throws Exception {
        return body.call();
    }

    @WithStep("part")
    public static synchronized String aStaticSynchronized(Callable<String> body) throws Exception {
        return Thread.holdsLock(Kinds.class) ? body.call() : "without its lock";
    }

    @WithStep("part")
    public static synchronized CompletableFuture<String> aStaticSynchronizedAsync(
            Callable<CompletableFuture<String>> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public String recursive(Callable<String> body, int depth) throws Exception {
        return depth == 1 ? body.call() : recursive(body, depth - 1);
    }

    @WithStep("part")
    public CompletableFuture<String> recursiveAsync(Callable<CompletableFuture<String>> body, int depth)
            throws Exception {
        return depth == 1 ? body.call() : recursiveAsync(body, depth - 1);
    }

    @WithStep("part")
    public <T> T generic(Callable<? extends T> body) throws Exception {
        return body.call();
    }

    public String callsLambda(Callable<String> body) throws Exception {
        Callable<String> inLambda = () -> aPublic(body);
        return inLambda.call();
    }

    public CompletableFuture<String> callsLambdaAsync(Callable<CompletableFuture<String>> body) throws Exception {
        Callable<CompletableFuture<String>> inLambda = () -> aPublicAsync(body);
        return inLambda.call();
    }

    @WithStep("part")
    public String overloaded(Callable<String> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public String overloaded(Callable<String> body, int other) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public CompletableFuture<String> overloadedAsync(Callable<CompletableFuture<String>> body) throws Exception {
        return body.call();
    }

    @WithStep("part")
    public CompletableFuture<String> overloadedAsync(Callable<CompletableFuture<String>> body, int other)
            throws Exception {
        return body.call();
    }

    @WithStep("part")
    public String tryFinally(Callable<String> body) throws Exception {
        StringBuilder said = new StringBuilder();
        try {
            return body.call();
        } finally {
            said.append("done");
        }
    }

    @WithStep("part")
    public CompletableFuture<String> tryFinallyAsync(Callable<CompletableFuture<String>> body) throws Exception {
        StringBuilder said = new StringBuilder();
        try {
            return body.call();
        } finally {
            said.append("done");
        }
    }

    @WithStep("part")
    public String tryCatch(Callable<String> body) throws Exception {
        try {
            return body.call();
        } catch (Exception e) {
            throw e;
        }
    }

    @WithStep("part")
    public String switches(Callable<String> body, String which) throws Exception {
        switch (which) {
            case "one":
                return "one";
            case "two":
                return body.call();
            default:
                return which;
        }
    }

    @WithStep("part")
    public CompletableFuture<String> switchesAsync(Callable<CompletableFuture<String>> body, int which)
            throws Exception {
        return switch (which) {
            case 1 -> CompletableFuture.completedFuture("one");
            default -> body.call();
        };
    }

    @WithStep("part")
    public String loops(Callable<String> body) throws Exception {
        String last = "";
        for (long i = 0; i < 2; i++) {
            for (String each : List.of("a", "b")) {
                last = each.equals("b") && i == 1 ? body.call() : each;
            }
        }
        return last;
    }

    @WithStep("part")
    public String wide(long a, double b, Callable<String> body, long c, double d) throws Exception {
        double sum = a + b + c + d;
        return sum == 10.0 ? body.call() : "sum " + sum;
    }

    @WithStep("part")
    public CompletableFuture<String> wideAsync(
            long a, double b, Callable<CompletableFuture<String>> body, long c, double d) throws Exception {
        double sum = a + b + c + d;
        return sum == 10.0 ? body.call() : CompletableFuture.completedFuture("sum " + sum);
    }

    @WithStep("part")
    public String many(
            int a,
            long b,
            String c,
            double d,
            char e,
            byte f,
            short g,
            boolean h,
            float i,
            Callable<String> body,
            String j,
            long k)
            throws Exception {
        String all = "" + a + b + c + d + e + f + g + h + i + j + k;
        return all.equals("1234.0567true9.01112") ? body.call() : all;
    }

    @WithStep("part")
    public String varargs(Callable<String> body, String... others) throws Exception {
        return others.length == 2 ? body.call() : "others " + others.length;
    }

    interface Handler<I, O> {
        O handle(Callable<I> body) throws Exception;
    }

    private static Handler<String, String> bridged() {
        return new Bridged();
    }

    static class Bridged implements Handler<String, String> {
        @Override
        @WithStep("part")
        public String handle(Callable<String> body) throws Exception {
            return body.call();
        }
    }

    private static Handler<CompletableFuture<String>, CompletableFuture<String>> asyncBridged() {
        return new AsyncBridged();
    }

    static class AsyncBridged implements Handler<CompletableFuture<String>, CompletableFuture<String>> {
        @Override
        @WithStep("part")
        public CompletableFuture<String> handle(Callable<CompletableFuture<String>> body) throws Exception {
            return body.call();
        }
    }

    class Inner {
        @WithStep("part")
        String ofInner(Callable<String> body) throws Exception {
            return body.call();
        }

        @WithStep("part")
        CompletableFuture<String> ofInnerAsync(Callable<CompletableFuture<String>> body) throws Exception {
            return body.call();
        }
    }

    static class Nested {
        @WithStep("part")
        String ofNested(Callable<String> body) throws Exception {
            return body.call();
        }
    }

    private static Kind<String> anonymous() {
        return new Kind<>() {
            @Override
            @WithStep("part")
            public String call(Callable<String> body) throws Exception {
                return body.call();
            }
        };
    }

    private static Kind<CompletableFuture<String>> asyncAnonymous() {
        return new Kind<>() {
            @Override
            @WithStep("part")
            public CompletableFuture<String> call(Callable<CompletableFuture<String>> body) throws Exception {
                return body.call();
            }
        };
    }

    private static Kind<String> local() {
        class Local implements Kind<String> {
            @Override
            @WithStep("part")
            public String call(Callable<String> body) throws Exception {
                return body.call();
            }
        }
        return new Local();
    }

    interface Part {
        @WithStep("part")
        default String aDefault(Callable<String> body) throws Exception {
            return body.call();
        }

        @WithStep("part")
        default CompletableFuture<String> aDefaultAsync(Callable<CompletableFuture<String>> body) throws Exception {
            return body.call();
        }

        @WithStep("part")
        static String anInterfaceStatic(Callable<String> body) throws Exception {
            return body.call();
        }

        @WithStep("part")
        static CompletableFuture<String> anInterfaceStaticAsync(Callable<CompletableFuture<String>> body)
                throws Exception {
            return body.call();
        }

        default String callsInterfacePrivate(Callable<String> body) throws Exception {
            return anInterfacePrivate(body);
        }

        default CompletableFuture<String> callsInterfacePrivateAsync(Callable<CompletableFuture<String>> body)
                throws Exception {
            return anInterfacePrivateAsync(body);
        }

        @WithStep("part")
        private String anInterfacePrivate(Callable<String> body) throws Exception {
            return body.call();
        }

        @WithStep("part")
        private CompletableFuture<String> anInterfacePrivateAsync(Callable<CompletableFuture<String>> body)
                throws Exception {
            return body.call();
        }
    }

    record Order(String id) {
        @WithStep("part")
        String ofRecord(Callable<String> body) throws Exception {
            return body.call();
        }

        @WithStep("part")
        CompletableFuture<String> ofRecordAsync(Callable<CompletableFuture<String>> body) throws Exception {
            return body.call();
        }
    }

    enum Mode {
        PLAIN,
        WITH_BODY {
            @Override
            @WithStep("part")
            String ofEnum(Callable<String> body) throws Exception {
                return body.call();
            }

            @Override
            @WithStep("part")
            CompletableFuture<String> ofEnumAsync(Callable<CompletableFuture<String>> body) throws Exception {
                return body.call();
            }
        };

        @WithStep("part")
        String ofEnum(Callable<String> body) throws Exception {
            return body.call();
        }

        @WithStep("part")
        CompletableFuture<String> ofEnumAsync(Callable<CompletableFuture<String>> body) throws Exception {
            return body.call();
        }
    }
}
