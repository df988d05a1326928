package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CloseTest {

    private final SlowProcessor processor = new SlowProcessor();
    private final Tracing tracing =
            Tracing.builder().withoutShutdownHook().processor(processor).build();

    @Test
    void close_threadIsInterrupted_waitsAllTheSameAndKeepsTheInterrupt() {
        CompletableFuture<Void> finishing = CompletableFuture.runAsync(processor::finish);
        Thread.currentThread().interrupt();
        tracing.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(processor.isShutDown()).isTrue();
        finishing.join();
    }

    @Test
    void close_whileAnotherThreadCloses_waitsForIt() throws Exception {
        CompletableFuture<Void> first = CompletableFuture.runAsync(tracing::close);
        processor.shuttingDown.await();
        CompletableFuture<Void> second = CompletableFuture.runAsync(tracing::close);
        assertThat(second).isNotDone();
        processor.finish();
        CompletableFuture.allOf(first, second).join();
        assertThat(processor.isShutDown()).isTrue();
    }

    private static final class SlowProcessor implements SpanProcessor {

        private final CountDownLatch shuttingDown = new CountDownLatch(1);
        private final CompletableResultCode result = new CompletableResultCode();

        void finish() {
            try {
                shuttingDown.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            result.succeed();
        }

        boolean isShutDown() {
            return result.isDone();
        }

        @Override
        public CompletableResultCode shutdown() {
            shuttingDown.countDown();
            return result;
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
