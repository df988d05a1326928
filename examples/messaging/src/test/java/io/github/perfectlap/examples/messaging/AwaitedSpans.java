package io.github.perfectlap.examples.messaging;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps spans that ended, and lets a test wait for those that a client's thread is about to end. */
final class AwaitedSpans implements SpanExporter {

    private final List<SpanData> spans = new ArrayList<>();

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> ended) {
        spans.addAll(ended);
        notifyAll();
        return CompletableResultCode.ofSuccess();
    }

    synchronized List<SpanData> ended() {
        return List.copyOf(spans);
    }

    /** All of that name, when that many have ended or half a minute is over. */
    synchronized List<SpanData> await(String name, int count) {
        long deadline = System.nanoTime() + SECONDS.toNanos(30);
        long left = SECONDS.toNanos(30);
        while (named(name).size() < count && left > 0) {
            waitFor(left);
            left = deadline - System.nanoTime();
        }
        return named(name);
    }

    private synchronized void waitFor(long nanos) {
        try {
            NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private List<SpanData> named(String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
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
