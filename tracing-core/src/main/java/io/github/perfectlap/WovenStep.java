package io.github.perfectlap;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** A method that is a step of whatever transaction is current. */
final class WovenStep extends WovenFrame {

    private final @Nullable StepRules rules;
    private final String name;
    private final Role role;

    /** @param rules null where nothing is declared */
    WovenStep(WovenPlan plan, @Nullable StepRules rules) {
        super(plan);
        this.rules = rules;
        this.name = RecordedStep.named(plan.name());
        this.role = Role.ofMethod(plan.kind());
    }

    @Override
    public @Nullable Step enter(@Nullable Tracing own) {
        if (Live.isNone()) {
            return outside();
        }
        try {
            Context current = Context.current();
            Inner inner = Inner.in(current);
            return inner == null ? outside() : inside(inner, current);
        } catch (Throwable fault) {
            place().failed(fault);
            return null;
        }
    }

    private @Nullable Step inside(Inner innermost, Context current) {
        if (innermost.isLeftOver()) {
            Context healed = innermost.lap().recorder().current();
            Inner inner = Inner.in(healed);
            return inner == null ? outside() : entered(inner, healed);
        }
        return entered(innermost, current);
    }

    private Step entered(Inner inner, Context current) {
        if (rules != null) {
            inner.lap().declare(rules);
        }
        return inner.enterStep(name, role, current);
    }

    /** Small, so that the compiler puts it into the method: where nothing is recorded, nothing is left to do. */
    @Override
    public void exit(Step running, @Nullable Throwable thrown) {
        if (thrown != null || running.getClass() != UnsampledStep.class) {
            super.exit(running, thrown);
        }
    }

    private @Nullable Step outside() {
        if (!Live.hasOff() && place().isFirst()) {
            place().say(" ran outside of a business transaction, so the step '" + name
                    + "' is not recorded: annotate what calls it with @WithTransaction, or run it in a transaction");
        }
        return null;
    }
}
