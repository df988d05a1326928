package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.github.perfectlap.internal.async.AsyncReturns;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A woven method that opens something: what all of them do with arguments and results. */
abstract class WovenFrame extends WovenMethod {

    private final WovenPlan plan;
    private final WovenParameter[] parameters;

    WovenFrame(WovenPlan plan) {
        this.plan = plan;
        this.parameters = plan.parameters().toArray(WovenParameter[]::new);
    }

    final WovenPlan plan() {
        return plan;
    }

    final WovenPlace place() {
        return plan.place();
    }

    @Override
    public final void argument(Step running, int index, @Nullable Object value) {
        if (value != null && isSeen(running)) {
            parameters[index].write(running, value);
        }
    }

    @Override
    public final void argument(Step running, int index, long value) {
        if (isSeen(running)) {
            parameters[index].write(running, value);
        }
    }

    @Override
    public final void argument(Step running, int index, double value) {
        if (isSeen(running)) {
            parameters[index].write(running, value);
        }
    }

    @Override
    public final void argument(Step running, int index, boolean value) {
        if (isSeen(running)) {
            parameters[index].write(running, value);
        }
    }

    private static boolean isSeen(Step running) {
        return running instanceof Recorded || !Entered.isUnseen(running);
    }

    @Override
    public void exit(Step running, @Nullable Throwable thrown) {
        try {
            leave(Entered.of(running), thrown);
        } catch (Throwable fault) {
            place().failed(fault);
        }
    }

    @Override
    public final @Nullable Object exit(Step running, @Nullable Object result, @Nullable Throwable thrown) {
        try {
            return ended(Entered.of(running), result, thrown);
        } catch (Throwable fault) {
            place().failed(fault);
            return result;
        }
    }

    private @Nullable Object ended(Entered running, @Nullable Object result, @Nullable Throwable thrown) {
        if (thrown != null) {
            leave(running, thrown);
        } else if (result instanceof CompletionStage<?> stage) {
            running.leaveWith(stage, judge(running));
        } else if (result != null && AsyncReturns.isAsync(result)) {
            return observed(result, running.leaveOpen(judge(running)));
        } else {
            judge(running).judge(running, result, running.problems());
            running.leave(null);
        }
        return result;
    }

    private Object observed(Object result, AsyncEnd end) {
        if (end instanceof Going going && result instanceof Future<?> future) {
            going.endsWith(future);
        }
        return AsyncReturns.observed(plan.returnType(), result, end);
    }

    /** Who looks at the result. */
    Judge judge(Entered running) {
        return plan.result();
    }

    private void leave(Entered running, @Nullable Throwable thrown) {
        boolean isAnswer = thrown != null && plan.result().isAnswer(thrown);
        running.leave(isAnswer ? null : thrown);
    }
}
