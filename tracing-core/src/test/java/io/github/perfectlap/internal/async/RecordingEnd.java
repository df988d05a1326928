package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Remembers how it was ended, each time. */
final class RecordingEnd implements AsyncEnd {

    private static final ContextKey<String> WORK = ContextKey.named("work");

    private final String name;
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<RecordingEnd> others = new CopyOnWriteArrayList<>();
    private final CountDownLatch told = new CountDownLatch(1);

    RecordingEnd() {
        this("first");
    }

    private RecordingEnd(String name) {
        this.name = name;
    }

    /** Whose context is current here. */
    static @Nullable String current() {
        return Context.current().get(WORK);
    }

    /** A context that is somebody else's. */
    static Context contextOf(String name) {
        return Context.root().with(WORK, name);
    }

    /** Every end that was told, in order. */
    List<String> ends() {
        return List.copyOf(ends);
    }

    /** Those of later subscriptions. */
    List<RecordingEnd> others() {
        return List.copyOf(others);
    }

    boolean isTold() {
        return told.getCount() == 0;
    }

    /** Waits until an end was told. */
    RecordingEnd await() throws InterruptedException {
        told.await();
        return this;
    }

    @Override
    public Context context() {
        return contextOf(name);
    }

    @Override
    public void succeeded(@Nullable Object result) {
        tell("succeeded " + result);
    }

    @Override
    public void failed(Throwable thrown) {
        tell("failed " + thrown.getMessage());
    }

    @Override
    public void cancelled() {
        tell("cancelled");
    }

    @Override
    public void abandoned() {
        tell("abandoned");
    }

    @Override
    public AsyncEnd again() {
        RecordingEnd another = new RecordingEnd("again " + (others.size() + 1));
        others.add(another);
        return another;
    }

    private void tell(String how) {
        ends.add(how);
        told.countDown();
    }
}
