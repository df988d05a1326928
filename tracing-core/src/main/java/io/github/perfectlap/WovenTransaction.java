package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.annotation.WithTransaction;
import io.github.perfectlap.internal.DurationText;
import io.opentelemetry.context.Context;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A method that is a business transaction. */
final class WovenTransaction extends WovenFrame {

    private final WithTransaction said;
    private final @Nullable UnaryOperator<BusinessTransaction> declaring;
    // The last that was used: nearly always there is one Tracing.
    private volatile @Nullable BusinessTransaction known;

    WovenTransaction(WovenPlan plan, WithTransaction said, @Nullable UnaryOperator<BusinessTransaction> declaring) {
        super(plan);
        this.said = said;
        this.declaring = declaring;
    }

    @Override
    public @Nullable Step enter(@Nullable Tracing own) {
        try {
            BusinessTransaction definition = definition(own);
            return definition == null || !definition.isOn() ? null : definition.enter(plan().kind());
        } catch (Throwable fault) {
            place().failed(fault);
            return null;
        }
    }

    @Override
    public @Nullable Step enter(@Nullable Tracing own, @Nullable Context arrived) {
        try {
            BusinessTransaction definition = definition(own);
            return definition == null
                    ? null
                    : definition.resume(orNothing(arrived)).kind(plan().kind()).enter();
        } catch (Throwable fault) {
            place().failed(fault);
            return null;
        }
    }

    @Override
    Judge judge(Entered running) {
        OutcomeRules rules =
                running instanceof Inner inner ? inner.lap().definition().rules() : null;
        return rules == null ? plan().result() : plan().result().and(rules);
    }

    private static Context orNothing(@Nullable Context arrived) {
        return arrived == null ? Context.root() : arrived;
    }

    private @Nullable BusinessTransaction definition(@Nullable Tracing own) {
        Recorder recorder = Serving.recorder(own);
        if (recorder == null) {
            place().noTracing();
            return null;
        }
        BusinessTransaction last = known;
        return last != null && last.recorder() == recorder ? last : definitionOf(recorder);
    }

    private BusinessTransaction definitionOf(Recorder recorder) {
        BusinessTransaction definition = recorder.wovenDefinition(this, this::define);
        known = definition;
        return definition;
    }

    private BusinessTransaction define(Recorder recorder) {
        BusinessTransaction plain = recorder.transaction(plan().name());
        try {
            return declared(plain);
        } catch (RuntimeException fault) {
            place().failed(fault);
            return plain;
        }
    }

    private BusinessTransaction declared(BusinessTransaction plain) {
        BusinessTransaction definition = said.finishes() ? plain.finishes() : plain;
        if (!said.atMost().isEmpty()) {
            definition = definition.atMost(DurationText.parse(said.atMost()));
        }
        if (said.answers().length > 0) {
            definition = definition.answers(said.answers());
        }
        if (said.failures().length > 0) {
            definition = definition.failures(said.failures());
        }
        return declaring == null
                ? definition
                : requireNonNull(declaring.apply(definition), "what declaring gives must not be null");
    }
}
