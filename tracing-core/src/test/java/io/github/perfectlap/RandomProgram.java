package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a program may do on one thread, by chance: opens and nests, and closes in any order, twice or never. Its diary
 * says after each act what is current, and in the end which spans it made.
 */
final class RandomProgram {

    enum Setting {
        RECORDED,
        SAMPLED_OUT,
        JOINED
    }

    private static final int ACTS = 70;
    private static final ContextKey<Integer> KEY = ContextKey.named("number");

    /** Of all programs: what becomes garbage would be ended when the collector finds it. */
    private static final List<Object> ALIVE = new ArrayList<>();

    private final Random random;
    private final Tracing tracing;
    private final StringBuilder diary = new StringBuilder();
    private final IdentityHashMap<Context, String> names = new IdentityHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<Scope> scopes = new ArrayList<>();
    private final List<CompletableFuture<String>> stages = new ArrayList<>();
    private int acts;

    /** What is listed twice is done twice as often. */
    private final List<Act> all = List.of(
            new Act("start transaction", this::startTransaction),
            new Act("run transaction", this::runTransaction),
            new Act("run asynchronous transaction", this::runAsyncTransaction),
            new Act("close transaction", this::closeTransaction),
            new Act("open step", this::openStep),
            new Act("open step", this::openStep),
            new Act("next step", this::next),
            new Act("next step", this::next),
            new Act("run step", this::runStep),
            new Act("run step", this::runStep),
            new Act("run asynchronous step", this::runAsyncStep),
            new Act("run woven step", this::runWoven),
            new Act("close step", this::closeStep),
            new Act("close step", this::closeStep),
            new Act("close step", this::closeStep),
            new Act("fail", () -> step().fail("declined")),
            new Act("complete stage", this::completeStage),
            new Act("attach root", () -> attach(Context.root())),
            new Act("attach other", () -> attach(Context.current().with(KEY, acts))),
            new Act("attach step", () -> attach(step().context())),
            new Act("attach below step", () -> attach(step().context().with(KEY, acts))),
            new Act("attach other's span", this::attachSpan),
            new Act("close scope", this::closeScope),
            new Act("close scope", this::closeScope));

    private RandomProgram(long seed, Tracing tracing) {
        this.random = new Random(seed);
        this.tracing = tracing;
    }

    /** Takes a setting, the first seed and the one behind the last; prints the diary of one, or the digests of many. */
    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.OFF);
        Setting setting = Setting.valueOf(arguments[0]);
        long from = Long.parseLong(arguments[1]);
        long to = Long.parseLong(arguments[2]);
        Spans spans = new Spans();
        Tracing tracing = spans.tracing(setting);
        for (long seed = from; seed < to; seed++) {
            String diary = run(new RandomProgram(seed, tracing)) + spans.take();
            System.out.println(to - from == 1 ? diary : Integer.toHexString(diary.hashCode()) + " " + diary.length());
        }
        // Nothing is closed that was left open, which would take as long as all else.
        Runtime.getRuntime().halt(0);
    }

    /** On a thread of its own, which nobody has used. */
    private static String run(RandomProgram program) throws InterruptedException {
        Thread thread = new Thread(() -> {
            program.startTransaction();
            program.act(ACTS);
            program.tracing.transaction("last").run(last -> program.note("in the last"));
            program.note("in the end");
        });
        thread.start();
        thread.join();
        return program.diary.toString();
    }

    private void act(int most) {
        for (int i = 0; i < most && acts < ACTS; i++) {
            acts++;
            Act act = all.get(random.nextInt(all.size()));
            try {
                act.does().run();
                note(act.name());
            } catch (Intended intended) {
                note(act.name() + ", which threw");
            }
        }
    }

    private void body(Step step) {
        steps.add(step);
        note("inside");
        act(random.nextInt(5));
        if (random.nextInt(6) == 0) {
            throw new Intended();
        }
    }

    private void note(String what) {
        diary.append(what)
                .append(": ")
                .append(nameOf(ContextStorage.get().current()))
                .append('\n');
    }

    private String nameOf(@Nullable Context context) {
        if (context == null || context == Context.root()) {
            return "nothing";
        }
        Inner inner = Inner.in(context);
        String innermost = inner instanceof Recorded recorded ? " in " + recorded.openedAs() : "";
        return names.computeIfAbsent(context, unseen -> "context " + names.size() + innermost);
    }

    private BusinessTransaction definition() {
        return tracing.transaction("order " + "abc".charAt(random.nextInt(3)));
    }

    private String name() {
        return "step " + "abcdefghij".charAt(acts / 10) + "abcdefghij".charAt(acts % 10);
    }

    private void startTransaction() {
        Transaction started = definition().start();
        ALIVE.add(started);
        transactions.add(started);
    }

    private void runTransaction() {
        definition().run(this::body);
    }

    private void runAsyncTransaction() {
        CompletableFuture<String> stage = stage();
        definition().callAsync(transaction -> {
            body(transaction);
            return stage;
        });
    }

    private void closeTransaction() {
        if (!transactions.isEmpty()) {
            Transaction closed = oneOf(transactions);
            closed.complete();
            closed.close();
            closed(transactions, closed);
        }
    }

    private void openStep() {
        steps.add(step().step(name()));
    }

    private void next() {
        steps.add(step().next(name()));
    }

    private void runStep() {
        step().run(name(), this::body);
    }

    private void runAsyncStep() {
        CompletableFuture<String> stage = stage();
        step().callAsync(name(), step -> {
            body(step);
            return stage;
        });
    }

    /** As a woven method does. */
    private void runWoven() {
        Inner inner = Inner.in(Context.current());
        if (inner != null) {
            Entered entered = inner.enterStep(name(), Role.ofMethod(SpanKind.INTERNAL), Context.current());
            act(random.nextInt(4));
            entered.leave(random.nextInt(5) == 0 ? new Intended() : null);
        }
    }

    private void closeStep() {
        Step closed = step();
        if (random.nextBoolean()) {
            closed.complete();
        }
        closed.close();
        closed(steps, closed);
    }

    private void completeStage() {
        if (!stages.isEmpty()) {
            stages.remove(random.nextInt(stages.size())).complete("done");
        }
    }

    private void attach(Context context) {
        scopes.add(ContextStorage.get().attach(context));
    }

    private void attachSpan() {
        Span span =
                tracing.openTelemetry().getTracer("other").spanBuilder(name()).startSpan();
        attach(Context.current().with(span));
        span.end();
    }

    private void closeScope() {
        if (!scopes.isEmpty()) {
            Scope closed = oneOf(scopes);
            closed.close();
            closed(scopes, closed);
        }
    }

    private CompletableFuture<String> stage() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        ALIVE.add(stage);
        stages.add(stage);
        return stage;
    }

    /** One that was opened, whether it is still open or not, or its transaction; else one that records nothing. */
    private Step step() {
        boolean isTransaction = steps.isEmpty() || random.nextInt(4) == 0;
        if (isTransaction) {
            return transactions.isEmpty() ? Step.current() : oneOf(transactions);
        }
        return oneOf(steps);
    }

    /** Mostly the last. */
    private <T> T oneOf(List<T> some) {
        int which = random.nextInt(3) == 0 ? random.nextInt(some.size()) : some.size() - 1;
        return some.get(which);
    }

    /** Half of the times it may be closed once more. */
    private <T> void closed(List<? super T> some, T closed) {
        if (random.nextBoolean()) {
            some.remove(closed);
        }
    }

    private record Act(String name, Runnable does) {}

    private static final class Intended extends RuntimeException {

        private static final long serialVersionUID = 1;

        Intended() {
            super("intended", null, false, false);
        }
    }

    /** What was made, until it is taken. */
    private static final class Spans implements SpanExporter {

        private final List<SpanData> made = new ArrayList<>();

        Tracing tracing(Setting setting) {
            SpanProcessor processor = SimpleSpanProcessor.create(this);
            if (setting == Setting.JOINED) {
                return Tracing.builder()
                        .openTelemetry(OpenTelemetrySdk.builder()
                                .setTracerProvider(SdkTracerProvider.builder()
                                        .addSpanProcessor(processor)
                                        .build())
                                .build())
                        .build();
            }
            return Tracing.builder()
                    .withoutShutdownHook()
                    .processor(processor)
                    .property("otel.traces.sampler", setting == Setting.RECORDED ? "always_on" : "always_off")
                    .property("otel.traces.exporter", "none")
                    .property("otel.metrics.exporter", "none")
                    .property("otel.logs.exporter", "none")
                    .build();
        }

        String take() {
            Map<String, String> names = new HashMap<>();
            made.forEach(span -> names.put(span.getSpanId(), span.getName()));
            String lines = made.stream()
                    .map(span -> span.getName() + " below " + names.get(span.getParentSpanId()) + ", "
                            + span.getStatus().getStatusCode() + ", "
                            + span.getAttributes().get(TransactionAttributes.OUTCOME) + "\n")
                    .collect(Collectors.joining());
            made.clear();
            return lines;
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            made.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
