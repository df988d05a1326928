package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.internal.unwoven.Unwoven;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The traces of one test: an OpenTelemetry of its own, a {@link Tracing} on it, and every span that
 * they record.
 *
 * <p>Nothing global is set or read, so tests may run side by side. What reads spans waits until no
 * captured span is open, at most for the {@link #timeLimit}; it fails with an {@link
 * AssertionError} that names what is open and the line that started it. Thread-safe.
 */
public final class CapturedTraces implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final SpanBook book = new SpanBook();
    private final OpenTelemetrySdk sdk = CaptureSdk.writingTo(book);
    private final Tracing tracing =
            Tracing.builder().openTelemetry(sdk).release("test").build();
    private final Covered covered = new Covered();
    private volatile Duration timeLimit = TIME_LIMIT;
    private volatile boolean failuresAllowed;
    private volatile @Nullable TestName test;

    private CapturedTraces() {}

    /** A capture to be closed by the caller; in JUnit, {@link TracingTest} makes and closes one. */
    public static CapturedTraces create() {
        return new CapturedTraces();
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

    /** Every span, in the order in which they started. */
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
        return tracing.makeCurrent();
    }

    /** Ends this capture; what it holds can still be read. */
    @Override
    public void close() {
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
    Comparison compare(Shape shape) {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        Comparison comparison = shape.compare(trees(), this);
        while (comparison.waitsForHandOff()) {
            int known = comparison.spanCount();
            SpanBook.Wait wait = book.await(deadline - System.nanoTime(), ended -> ended.size() > known);
            if (wait != SpanBook.Wait.DONE) {
                return comparison.afterWaiting(timeLimit);
            }
            comparison = shape.compare(trees(), this);
        }
        return comparison;
    }

    /** How waiting ended until nothing is open; for checks that go on in either case. */
    SpanBook.Wait settle() {
        return book.await(timeLimit.toNanos(), ended -> true);
    }

    private List<TracedSpan> complete(Predicate<List<TracedSpan>> condition, String otherwise) {
        SpanBook.Wait wait = book.await(timeLimit.toNanos(), condition);
        if (wait != SpanBook.Wait.DONE) {
            throw Incomplete.error(wait, timeLimit, otherwise, book);
        }
        return book.ended();
    }

    private static boolean finishes(TracedSpan span, String transaction) {
        return transaction.equals(span.attributes().get(TransactionAttributes.NAME))
                && span.attributes().get(TransactionAttributes.END_TO_END) != null;
    }
}
