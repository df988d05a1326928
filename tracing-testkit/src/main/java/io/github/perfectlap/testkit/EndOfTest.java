package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.report.StepShape;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.opentest4j.AssertionFailedError;

/** Collects what a test has left behind. */
final class EndOfTest {

    private final CapturedTraces traces;
    private final List<TracedSpan> ended;
    private final List<Difference> problems = new ArrayList<>();
    private final SpanBook.Wait wait;

    EndOfTest(CapturedTraces traces, SpanBook.Wait wait) {
        this.traces = traces;
        this.ended = traces.book().ended();
        this.wait = wait;
        traces.book().open().forEach(this::addOpen);
        ended.forEach(this::judge);
        traces.otherProcesses().torn().forEach(this::addTorn);
        traces.guard().findings(ended).forEach(this::addSecret);
        problems.addAll(traces.scopes().problems());
        traces.unread().forEach(this::addUnread);
    }

    private void addTorn(TracedSpan span) {
        String from = span.service().isEmpty() ? "another process" : "'" + span.service() + "'";
        problems.add(new Difference(
                DifferenceKind.TORN, span.name() + " of " + from + " says it has a parent, which has not come"));
    }

    private void addSecret(String finding) {
        problems.add(new Difference(DifferenceKind.SECRET, finding));
    }

    void leftCurrent(Context left) {
        if (traces.scopes().hasLeft(Thread.currentThread())) {
            return;
        }
        SpanContext id = Span.fromContext(left).getSpanContext();
        String place = traces.book().place(id);
        String what = place == null ? "a context" : "the context of the span started at " + place;
        String thread = Thread.currentThread().getName();
        problems.add(new Difference(DifferenceKind.SCOPE, what + " is still current on thread " + thread));
    }

    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        String text = count
                + " at the end of the test\n\n"
                + FailureText.lines(problems)
                + "\n"
                + Trees.draw(TraceTree.of(ended))
                + (has(DifferenceKind.TORN) ? traces.notes() : "")
                + advice();
        throw new AssertionFailedError(traces.guard().masked(text));
    }

    private void addOpen(OpenSpan span) {
        problems.add(new Difference(DifferenceKind.OPEN, span.text()));
    }

    private void addUnread(TracedSpan handOff) {
        String place = traces.book().place(handOff);
        problems.add(new Difference(
                DifferenceKind.UNREAD,
                Clipped.to(60, handOff.name()) + ", handed over at " + place + ", was never read"));
    }

    private void judge(TracedSpan span) {
        String facts = new StepShape(span.name(), StepShape.of(span).facts(), new TreeMap<>()).text();
        if (traces.covered().isLate(span)) {
            String place = traces.book().place(span);
            problems.add(new Difference(DifferenceKind.NEW, facts + ", started at " + place));
        } else if (span.status() == StatusCode.ERROR && !traces.isExpected(span)) {
            String text = Ending.isNotCompleted(span) ? Ending.NOT_COMPLETED : "was not expected";
            problems.add(new Difference(DifferenceKind.ERROR, facts + " " + text));
        }
    }

    private String advice() {
        boolean timedOut = wait == SpanBook.Wait.TIME_OUT;
        return (has(DifferenceKind.NEW) ? "\n  " + wentOn() : "")
                + (has(DifferenceKind.ERROR)
                        ? "\n  Expect a failure by [failed] in hasShape(…), or say allowFailures().\n"
                        : "")
                + (has(DifferenceKind.SCOPE)
                        ? "\n  Close what was made current on the thread that opened it, such as in try (…).\n"
                        : "")
                + (has(DifferenceKind.SECRET)
                        ? "\n  Don't record it, or say allowSecrets(reason) where it is none.\n"
                        : "")
                + (has(DifferenceKind.UNREAD)
                        ? "\n  Receive what was sent, in this test, or leave everyHandOffArrives() out.\n"
                        : "")
                + (timedOut ? "\n  Waited for open spans until the time limit was over.\n" : "");
    }

    private String wentOn() {
        String names = TraceTree.of(ended).stream()
                .filter(tree -> tree.nodes().stream().map(TraceNode::span).anyMatch(traces.covered()::isLate))
                .map(TraceTree::name)
                .distinct()
                .collect(joining(", "));
        return Clipped.to(60, names) + " went on after the last assertion; assert the tree when all is done.\n";
    }

    private boolean has(DifferenceKind kind) {
        return problems.stream().anyMatch(problem -> problem.kind() == kind);
    }
}
