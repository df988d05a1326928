package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** A method whose parameters are attributes of whatever is current. */
final class WovenAddition extends WovenFrame {

    WovenAddition(WovenPlan plan) {
        super(plan);
    }

    @Override
    public @Nullable Step enter(@Nullable Tracing own) {
        if (Live.isNone()) {
            return null;
        }
        Recorder recorder = Serving.recorder(own);
        return recorder == null ? null : new AddedAttributes(recorder);
    }
}
