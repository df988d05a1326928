package io.github.perfectlap;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.function.Supplier;

/** An exporter whose faults end neither the SDK's thread that calls it nor the exporters beside it. */
record GuardedSpanExporter(SpanExporter inner, Problems problems) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return ask(() -> inner.export(spans));
    }

    @Override
    public CompletableResultCode flush() {
        return ask(inner::flush);
    }

    @Override
    public CompletableResultCode shutdown() {
        return ask(inner::shutdown);
    }

    private CompletableResultCode ask(Supplier<CompletableResultCode> call) {
        return problems.ask("Span exporter " + inner.getClass().getName(), CompletableResultCode.ofFailure(), call);
    }
}
