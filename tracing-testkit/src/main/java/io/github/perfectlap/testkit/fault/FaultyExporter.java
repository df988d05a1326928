package io.github.perfectlap.testkit.fault;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An exporter before another one, through which spans go as long as nothing is wrong. What is wrong can change at any
 * time. Thread-safe.
 *
 * <pre>{@code
 * FaultyExporter exporter = FaultyExporter.before(InMemorySpanExporter.create()).down();
 * // … the code under test works as ever, and exporter.refused() is not 0
 * }</pre>
 */
public final class FaultyExporter implements SpanExporter {

    private enum Fault {
        NONE,
        DOWN,
        THROWING,
        HALF_ACCEPTING,
        HANGING,
        SLOW
    }

    /** What is passed on later. */
    private record Late(Collection<SpanData> spans, CompletableResultCode answer) {}

    private final SpanExporter inner;
    private final List<CompletableResultCode> hanging = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private long taken;
    private long refused;

    private FaultyExporter(SpanExporter inner) {
        this.inner = inner;
    }

    /** One that lets everything through. */
    public static FaultyExporter before(SpanExporter inner) {
        return new FaultyExporter(requireNonNull(inner, "inner"));
    }

    /** From now on each export fails. */
    public FaultyExporter down() {
        return with(Fault.DOWN);
    }

    /** From now on each export throws an exception. */
    public FaultyExporter throwing() {
        return with(Fault.THROWING);
    }

    /** From now on every second span of an export is lost, and the export fails. */
    public FaultyExporter halfAccepting() {
        return with(Fault.HALF_ACCEPTING);
    }

    /** From now on no export is answered, until {@link #up}. */
    public FaultyExporter hanging() {
        return with(Fault.HANGING);
    }

    /** From now on exports take until {@link #up}, and then they get through. */
    public FaultyExporter slow() {
        return with(Fault.SLOW);
    }

    /** Nothing is wrong any more; what hangs fails, and what was slow gets through. */
    public FaultyExporter up() {
        return with(Fault.NONE);
    }

    private synchronized FaultyExporter with(Fault next) {
        fault = next;
        hanging.forEach(CompletableResultCode::fail);
        hanging.clear();
        late.forEach(this::passOn);
        late.clear();
        return this;
    }

    /** How many spans the exporter behind was given. */
    public synchronized long taken() {
        return taken;
    }

    /** How many spans went no further. */
    public synchronized long refused() {
        return refused;
    }

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> spans) {
        switch (fault) {
            case NONE -> {
                return passedOn(spans);
            }
            case HALF_ACCEPTING -> {
                return half(List.copyOf(spans));
            }
            case SLOW -> {
                Late one = new Late(List.copyOf(spans), new CompletableResultCode());
                late.add(one);
                return one.answer();
            }
            default -> refused += spans.size();
        }
        if (fault == Fault.THROWING) {
            throw new IllegalStateException("an exporter that throws, as the test asked for");
        }
        return fault == Fault.DOWN ? CompletableResultCode.ofFailure() : unanswered();
    }

    private CompletableResultCode passedOn(Collection<SpanData> spans) {
        taken += spans.size();
        return inner.export(spans);
    }

    private void passOn(Late one) {
        CompletableResultCode answer = passedOn(one.spans());
        answer.whenComplete(() -> {
            if (answer.isSuccess()) {
                one.answer().succeed();
            } else {
                one.answer().fail();
            }
        });
    }

    private CompletableResultCode half(List<SpanData> spans) {
        List<SpanData> accepted = new ArrayList<>();
        for (int index = 0; index < spans.size(); index += 2) {
            accepted.add(spans.get(index));
        }
        refused += spans.size() - accepted.size();
        CompletableResultCode unused = passedOn(accepted);
        return CompletableResultCode.ofFailure();
    }

    private CompletableResultCode unanswered() {
        CompletableResultCode answer = new CompletableResultCode();
        hanging.add(answer);
        return answer;
    }

    @Override
    public CompletableResultCode flush() {
        return inner.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return inner.shutdown();
    }
}
