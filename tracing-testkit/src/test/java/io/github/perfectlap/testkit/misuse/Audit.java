package io.github.perfectlap.testkit.misuse;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

/** Code of a user's, which knows OpenTelemetry only. */
public final class Audit {

    private final Tracer tracer;
    private int written;

    public Audit(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("audit");
    }

    public synchronized void write() {
        tracer.spanBuilder("write audit").startSpan().end();
        written++;
    }

    public synchronized int written() {
        return written;
    }
}
