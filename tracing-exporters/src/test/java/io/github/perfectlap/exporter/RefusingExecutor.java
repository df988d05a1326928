package io.github.perfectlap.exporter;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** An executor that cannot make a thread. */
final class RefusingExecutor extends AbstractExecutorService {

    private final Error error;

    RefusingExecutor(Error error) {
        this.error = error;
    }

    @Override
    public void execute(Runnable command) {
        throw error;
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
