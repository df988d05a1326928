package io.github.perfectlap;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Hands on what is exported; the one behind forgets its spans when it is shut down. */
record KeptAfterClose(SpanExporter behind) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return behind.export(spans);
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
