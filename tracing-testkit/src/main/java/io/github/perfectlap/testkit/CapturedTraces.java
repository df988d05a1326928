package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.internal.unwoven.Unwoven;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.report.otlp.OtlpReceiver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The traces of one test: an OpenTelemetry of its own, a {@link Tracing} on it, and every span that
 * they record.
 *
 * <p>Nothing global is set or read unless {@link #routeGlobal} is called, so tests may run side by side. What reads spans waits until no
 * captured span is open, at most for the {@link #timeLimit}; it fails with an {@link
 * AssertionError} that names what is open and the line that started it. Thread-safe.
 */
public final class CapturedTraces implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    static {
        WatchedStorage.install();
    }

    private final SpanBook book = new SpanBook();
    private final SecretGuard guard = new SecretGuard();
    private final HandOffWatch handOffs = new HandOffWatch(CaptureSdk.PROPAGATOR);
    private final OtherProcesses otherProcesses = new OtherProcesses(book);
    private final CountedSampler sampler;
    private final ScopeBook scopes = new ScopeBook(book::wake);
    private final OpenTelemetrySdk sdk;
    private final Tracing tracing;
    private final Covered covered = new Covered();
    private volatile Duration timeLimit = TIME_LIMIT;
    private volatile boolean failuresAllowed;
    private volatile boolean handOffsArrive;
    private volatile @Nullable TestName test;

    private CapturedTraces(Sampler sampler, Clock clock, List<SpanProcessor> processors) {
        this.sampler = new CountedSampler(sampler);
        this.sdk = CaptureSdk.writingTo(
                this.sampler,
                clock,
                handOffs,
                Stream.concat(Stream.of(book, handOffs), processors.stream()).toList());
        this.tracing = Tracing.builder()
                .openTelemetry(sdk)
                .release("test")
                .clock(clock)
                .build();
        handOffs.onContext(guard::look);
        RunningTests.begin(this);
    }

    /** A capture to be closed by the caller; in JUnit, {@link TracingTest} makes and closes one. */
    public static CapturedTraces create() {
        // Also below a parent that says "not sampled": a test wants to see it all.
        return create(Sampler.alwaysOn());
    }

    /** Likewise, of those spans that a sampler of the application's keeps, for a test of that sampler. */
    public static CapturedTraces create(Sampler sampler) {
        return new CapturedTraces(requireNonNull(sampler, "sampler"), Clock.getDefault(), List.of());
    }

    /** Likewise, in which time goes by as the clock says, for spans, golden signals and limits alike. */
    public static CapturedTraces create(TestClock clock) {
        return new CapturedTraces(Sampler.alwaysOn(), clock.forSdk(), List.of(clock.steps()));
    }

    /**
     * For code under test that insists on {@code GlobalOpenTelemetry}: from now on, and for this JVM, what that gives
     * leads each span to the test that it belongs to. That is the test of its trace; else that of the context it is
     * started in; else that which has started its thread, unless it is a pool's. A span that belongs to none is in
     * no test, and a warning names it. May be called often, such as in {@code @BeforeAll}.
     *
     * @throws IllegalStateException if another instance is the global one already
     */
    public static void routeGlobal() {
        GlobalRouter.install();
    }

    /**
     * Likewise without setting anything global: for what outlives a test, such as the beans of a Spring context that
     * several tests share. Make their {@link Tracing} with it.
     *
     * <pre>{@code
     * @Bean
     * Tracing tracing() {
     *     return Tracing.builder().openTelemetry(CapturedTraces.shared()).build();
     * }
     * }</pre>
     */
    public static OpenTelemetry shared() {
        return GlobalRouter.instance();
    }

    /**
     * Likewise for annotated methods whose object has no field of type {@link Tracing}, on threads to which no context
     * is handed on. Not needed where code under test calls {@link Tracing#forAnnotations} itself.
     *
     * @throws IllegalStateException if annotated methods use another one already
     */
    public static void routeAnnotations() {
        GlobalRouter.installForAnnotations();
    }

    /** What the code under test makes its business transactions with. */
    public Tracing tracing() {
        return tracing;
    }

    /** For code under test that makes plain spans; its propagators carry the passport too. */
    public OpenTelemetry openTelemetry() {
        return tracing.openTelemetry();
    }

    /** Waits no longer than this for spans that are open; ten seconds unless said. */
    public CapturedTraces timeLimit(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("timeLimit must not be negative, but was " + limit);
        }
        this.timeLimit = limit;
        return this;
    }

    /**
     * Lets the test pass although a span failed that no {@code hasShape} of it expected to fail. Said
     * at any time before the test ends.
     */
    public CapturedTraces allowFailures() {
        this.failuresAllowed = true;
        return this;
    }

    /**
     * Receives what other processes send by OTLP over HTTP, in protobuf or JSON: their spans join this capture.
     * The port is opened by the first call, on the loopback address, and closed with the capture.
     *
     * <pre>{@code
     * ProcessBuilder child = new ProcessBuilder("./shipping");
     * child.environment().putAll(traces.receiver().environment());
     * }</pre>
     *
     * <p>Nobody can know when another process is done: {@link #await} what it is to send, or wait until it has ended.
     * In JUnit, a received span whose parent has not come fails the test.
     */
    public OtlpReceiver receiver() {
        return otherProcesses.receiver();
    }

    /**
     * Plants a secret: the test fails if it is found in anything that is recorded or handed over, besides what
     * looks like a card's number, a bearer or JSON web token, a private key or a password in a URL anyway.
     *
     * @throws IllegalArgumentException if it has less than four characters
     */
    public CapturedTraces secret(String value) {
        guard.plant(value);
        return this;
    }

    /**
     * Lets the test pass although there are secrets in what was recorded.
     *
     * @param reason for whoever reads the test
     */
    public CapturedTraces allowSecrets(String reason) {
        guard.allow(reason);
        return this;
    }

    /**
     * Where the context broke: a sentence for each hand-off that was not received, or not as it was sent, such as
     * {@code sent with `traceparent`, passport by 'publish shipment', received by 'ship order' without header
     * `baggage`}, and one for each span that began a trace of its own on a thread that nobody has handed the context
     * to: {@code 'write audit' began a trace of its own on thread pool-1-thread-1 at shop.Audit.write(Audit.java:12),
     * after 'checkout' had started on thread main}. A failing {@code hasShape} says them, too.
     */
    public List<String> brokenHandOffs() {
        List<String> sentences =
                new ArrayList<>(new BrokenHandOffs(handOffs, book.ended(), book.received()).sentences());
        sentences.addAll(new LostContexts(book).sentences());
        return sentences;
    }

    /**
     * Expects that each hand-off that succeeds arrives: what reads spans waits for it too, and a test fails at its end
     * if nothing was started below the hand-off, or linked to it. Not expected of itself, since most tests have the
     * sending side only.
     */
    public CapturedTraces everyHandOffArrives() {
        this.handOffsArrive = true;
        return this;
    }

    /** Every span, in the order in which they started; those of other processes last. */
    public List<TracedSpan> spans() {
        return complete(ended -> true, "");
    }

    /** Every trace, the one that started first before the others. */
    public List<TraceTree> trees() {
        return Owners.claim(TraceTree.of(spans()), this);
    }

    /** The one trace there is; fails and draws what there is if there is none or several. */
    public TraceTree onlyTree() {
        return Trees.only(trees(), "exactly one trace");
    }

    /** The one trace whose first root has this name; fails if there is none or several. */
    public TraceTree tree(String rootName) {
        requireNonNull(rootName, "rootName");
        return Trees.named(trees(), rootName);
    }

    /**
     * Waits until a span of this name has ended and none is open: for work that goes on later, such
     * as on the other side of a queue.
     */
    public CapturedTraces await(String spanName) {
        requireNonNull(spanName, "spanName");
        complete(
                ended -> ended.stream().anyMatch(span -> span.name().equals(spanName)),
                "no '" + spanName + "' has ended");
        return this;
    }

    /** Waits until a transaction of this name has finished, end to end, and no span is open. */
    public CapturedTraces awaitFinished(String transaction) {
        requireNonNull(transaction, "transaction");
        complete(
                ended -> ended.stream().anyMatch(span -> finishes(span, transaction)),
                "no '" + transaction + "' has finished");
        return this;
    }

    /**
     * Lets annotated methods record here, on the calling thread and wherever its context is handed on, until what this
     * gives is closed. In JUnit, {@link TracingTest} does so for the test's thread.
     */
    public Scope makeCurrent() {
        return OwnMarks.put(this);
    }

    /**
     * Fails if the test has left something behind: for tests without JUnit, where {@link TracingExtension} asks for
     * it at the end of each test and lists what that is.
     *
     * <pre>{@code
     * checkout.run(tx -> {});
     * traces.assertNothingLeft();    // passes
     *
     * Transaction left = checkout.start();
     * traces.assertNothingLeft();    // fails: OPEN     checkout, started by thread main at Shop.place(Shop.java:12)
     * }</pre>
     */
    public void assertNothingLeft() {
        new EndOfTest(this, settle()).throwIfAny();
    }

    /** Ends this capture; what it holds can still be read. */
    @Override
    public void close() {
        otherProcesses.close();
        RunningTests.end(this);
        sdk.close();
        // The JVM may end with this test, and what is found of classes that nobody has woven is to be logged by then.
        Unwoven.await();
    }

    /** The shapes of all spans that have ended so far; waits for nothing. */
    @Override
    public String toString() {
        return Trees.shapes(TraceTree.of(book.ended()));
    }

    SpanBook book() {
        return book;
    }

    SecretGuard guard() {
        return guard;
    }

    OtherProcesses otherProcesses() {
        return otherProcesses;
    }

    /** What is worth saying beside any failure; empty where nothing is. */
    String notes() {
        String broken = Clipped.lines(5, brokenHandOffs());
        return (broken.isEmpty() ? "" : "\n  Hand-offs:\n" + broken) + otherProcesses.text();
    }

    ScopeBook scopes() {
        return scopes;
    }

    /** The test that has this capture; null where nobody has said so. */
    @Nullable
    TestName test() {
        return test;
    }

    void belongTo(TestName owner) {
        this.test = owner;
    }

    Covered covered() {
        return covered;
    }

    boolean isExpected(TracedSpan span) {
        return failuresAllowed || covered.contains(span);
    }

    /**
     * The comparison of the trees with a shape, as soon as it can't change for the better: where the
     * shape says that something follows a hand-off, that is waited for.
     */
    Comparison compare(Shape shape, Level level) {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        while (true) {
            List<TracedSpan> spans = settledSpans();
            Comparison comparison = shape.compare(TraceTree.of(spans), this, level);
            if (!comparison.waitsForHandOff()) {
                return comparison;
            }
            SpanBook.Wait wait = book.await(deadline - System.nanoTime(), ended -> ended.size() > spans.size());
            if (wait != SpanBook.Wait.DONE) {
                return comparison.afterWaiting(timeLimit);
            }
        }
    }

    /** What was recorded; where the time limit is over, with what is open. */
    List<TracedSpan> settledSpans() {
        return switch (settle()) {
            case DONE -> book.ended();
            case TIME_OUT -> book.endedAndOpen();
            case INSIDE -> throw Incomplete.error(SpanBook.Wait.INSIDE, timeLimit, "", book, notes());
            case INTERRUPTED -> throw Incomplete.error(SpanBook.Wait.INTERRUPTED, timeLimit, "", book, notes());
        };
    }

    CountedSampler sampler() {
        return sampler;
    }

    /** How waiting ended until nothing is open; for checks that go on in either case. */
    SpanBook.Wait settle() {
        return book.await(timeLimit.toNanos(), ended -> scopes.isQuietElsewhere() && unread().isEmpty());
    }

    /** The hand-offs that nobody has read, where that is expected. */
    List<TracedSpan> unread() {
        return handOffsArrive ? book.unread() : List.of();
    }

    private List<TracedSpan> complete(Predicate<List<TracedSpan>> condition, String otherwise) {
        SpanBook.Wait wait = book.await(timeLimit.toNanos(), condition.and(ended -> unread().isEmpty()));
        if (wait != SpanBook.Wait.DONE) {
            throw Incomplete.error(wait, timeLimit, unread().isEmpty() ? otherwise : unreadText(), book, notes());
        }
        return book.ended();
    }

    private String unreadText() {
        String names = unread().stream().map(TracedSpan::name).distinct().collect(joining(", "));
        return "nobody has read '" + Clipped.to(60, names) + "'";
    }

    private static boolean finishes(TracedSpan span, String transaction) {
        return transaction.equals(span.attributes().get(TransactionAttributes.NAME))
                && span.attributes().get(TransactionAttributes.END_TO_END) != null;
    }
}
