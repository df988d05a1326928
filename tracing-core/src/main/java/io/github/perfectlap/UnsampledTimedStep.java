package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** A woven step of a transaction that is not sampled, of which something is declared. */
final class UnsampledTimedStep extends UnsampledStep {

    private final String name;
    private final long startNanos;

    UnsampledTimedStep(UnsampledLap lap, String name) {
        super(lap);
        this.name = name;
        this.startNanos = lap.definition().clock().nanoTime();
    }

    @Override
    public void leave(@Nullable Throwable thrown) {
        if (thrown != null) {
            fail(thrown);
        }
        endNow();
    }

    @Override
    UnsampledStep goingOn() {
        return this;
    }

    @Override
    public void endNow() {
        if (lap().isTooLong(name, lap().definition().clock().nanoTime() - startNanos)) {
            lap().stepFailed(name, Failure.tooSlow(name));
        }
    }

    @Override
    public void fail(String reason) {
        lap().stepFailed(name, Failure.of(reason));
    }

    @Override
    public void fail(Throwable exception) {
        if (!lap().isAnswer(exception)) {
            lap().stepFailed(name, Failure.of(exception));
        }
    }
}
