package io.github.perfectlap.report;

import io.github.perfectlap.report.StepShape.Fact;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;
import java.util.stream.Stream;

/** All that is said of a step between brackets, in an order that does not change. */
final class StableFacts {

    // OpenTelemetry's event of a failure, which is told already.
    private static final String EXCEPTION = "exception";
    private static final String ELSEWHERE = "a step that was not recorded";

    private StableFacts() {}

    static StepShape of(TraceNode node) {
        StepShape shape = StepShape.of(node.span());
        SpanKind kind = node.span().kind();
        if (kind != SpanKind.INTERNAL) {
            shape = shape.with(new Fact(kind.name().toLowerCase(Locale.ROOT), ""));
        }
        for (Fact fact : Stream.concat(events(node), links(node)).toList()) {
            shape = shape.with(fact);
        }
        return shape;
    }

    private static Stream<Fact> events(TraceNode node) {
        return node.span().events().stream()
                .map(TracedSpan.Event::name)
                .filter(name -> !name.equals(EXCEPTION))
                .distinct()
                .sorted()
                .map(name -> named("event", name));
    }

    private static Stream<Fact> links(TraceNode node) {
        return node.links().stream()
                .map(TraceLink::target)
                .map(target -> target == null ? ELSEWHERE : target.name())
                .sorted()
                .map(name -> named("->", name));
    }

    // Not as a reason, which is left out where it is empty: a name may be.
    private static Fact named(String word, String name) {
        return new Fact(word + " " + Quoted.word(name), "");
    }
}
