package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one of several inputs: they go on with the one transaction that all are parts of, or begin another. */
final class Join {

    private final List<Input> inputs = new ArrayList<>();
    private final Recorder recorder;
    private @Nullable Input latest;
    private boolean isOne = true;

    Join(Recorder recorder) {
        this.recorder = recorder;
    }

    /** The inputs that can be read, as far as they can be. */
    void addAll(Iterable<Context> contexts) {
        recorder.problems().guard("Reading inputs", () -> contexts.forEach(this::add));
    }

    private void add(@Nullable Context context) {
        if (context != null) {
            add(new Input(context, Span.fromContext(context).getSpanContext(), recorder.arrivalOf(context)));
        }
    }

    private void add(Input input) {
        inputs.add(input);
        Passport passport = input.arrival.passport();
        if (passport == null) {
            return;
        }
        Input before = latest;
        isOne &= before == null || before.isPartOf(input);
        if (before == null || before.sentMicros() <= passport.sentMicros()) {
            latest = input;
        }
    }

    /** What is about to start. */
    TransactionBuilder builder(BusinessTransaction definition) {
        Input goesOn = inputs.size() == 1 ? inputs.get(0) : latest;
        if (definition.isOn()) {
            // The one that goes on says so itself when it begins.
            inputs.stream().filter(input -> !isOne || !input.equals(goesOn)).forEach(this::resumed);
        }
        if (goesOn != null && isOne) {
            TransactionBuilder one = new TransactionBuilder(recorder, definition, goesOn.context, goesOn.arrival);
            inputs.stream().map(Input::sender).filter(SpanContext::isValid).forEach(one::link);
            return one;
        }
        TransactionBuilder own = new TransactionBuilder(recorder, definition, Context.root(), null);
        inputs.forEach(input -> own.input(input.sender, input.arrival));
        return own;
    }

    private void resumed(Input input) {
        recorder.handOffs().resumed(input.context, input.arrival.passport());
    }

    private record Input(Context context, SpanContext sender, Arrival arrival) {

        long sentMicros() {
            Passport passport = arrival.passport();
            return passport == null ? 0 : passport.sentMicros();
        }

        boolean isPartOf(Input other) {
            Passport ours = arrival.passport();
            Passport theirs = other.arrival.passport();
            return ours != null
                    && theirs != null
                    && ours.name().equals(theirs.name())
                    && sender.getTraceId().equals(other.sender.getTraceId());
        }
    }
}
