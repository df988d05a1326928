package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.List;

/** The transactions that came into a part which has one of its own, such as the messages of a batch. Used by one thread. */
final class Inputs {

    static final int MAX = 1_000;

    private final List<Input> inputs = new ArrayList<>();
    private int leftOut;

    /** Notes one, unless there are as many as may be. */
    void add(SpanContext sender, Passport arrived) {
        if (inputs.size() == MAX) {
            leftOut++;
        } else {
            inputs.add(new Input(Hex.high(sender.getTraceId()), Hex.low(sender.getTraceId()), arrived));
        }
    }

    /** How many there was no room for. */
    int leftOut() {
        return leftOut;
    }

    void forEach(Action action) {
        for (Input input : inputs) {
            action.accept(input.traceHigh, input.traceLow, input.arrived);
        }
    }

    /** What is done with each. */
    interface Action {
        void accept(long traceHigh, long traceLow, Passport arrived);
    }

    private record Input(long traceHigh, long traceLow, Passport arrived) {}
}
