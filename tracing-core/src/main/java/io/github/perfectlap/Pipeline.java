package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an SDK of ours does with a span: its sampler, its limits, its resource, and its processors in their order. */
final class Pipeline {

    private final Sampling sampling;
    private final Supplier<SpanLimits> limits;
    private final Resource resource;
    private final SpanProcessor[] starting;
    private final SpanProcessor[] ending;
    /** The only one that wants to see ended spans; null where there is none, or several. */
    private final @Nullable SpanProcessor onlyEnding;

    Pipeline(Sampling sampling, Supplier<SpanLimits> limits, Resource resource, List<SpanProcessor> processors) {
        this.sampling = sampling;
        this.limits = limits;
        this.resource = resource;
        this.starting =
                processors.stream().filter(SpanProcessor::isStartRequired).toArray(SpanProcessor[]::new);
        this.ending = processors.stream().filter(SpanProcessor::isEndRequired).toArray(SpanProcessor[]::new);
        this.onlyEnding = ending.length == 1 ? ending[0] : null;
    }

    Sampling sampling() {
        return sampling;
    }

    SpanLimits limits() {
        return limits.get();
    }

    Resource resource() {
        return resource;
    }

    /** Whether somebody wants to see spans when they start. */
    boolean seesStarts() {
        return starting.length > 0;
    }

    /** The processors guard themselves. */
    void started(Context parent, ReadWriteSpan span) {
        for (SpanProcessor processor : starting) {
            processor.onStart(parent, span);
        }
    }

    void ended(ReadableSpan span) {
        if (onlyEnding != null) {
            onlyEnding.onEnd(span);
            return;
        }
        for (SpanProcessor processor : ending) {
            processor.onEnd(span);
        }
    }
}
