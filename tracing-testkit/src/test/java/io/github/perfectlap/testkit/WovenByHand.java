package io.github.perfectlap.testkit;

import static java.lang.invoke.MethodType.methodType;

import io.github.perfectlap.Step;
import io.github.perfectlap.WovenMethod;
import io.github.perfectlap.annotation.WithTransaction;
import io.github.perfectlap.annotation.Woven;
import java.lang.invoke.MethodHandles;

/** What the weaver makes of an annotated method, in short. */
@Woven
final class WovenByHand {

    private static final WovenMethod PLACE = linked();

    private WovenByHand() {}

    @WithTransaction
    static void place() {
        Step running = PLACE.enter(null);
        if (running != null) {
            PLACE.exit(running, null);
        }
    }

    private static WovenMethod linked() {
        try {
            return (WovenMethod) WovenMethod.link(
                            MethodHandles.lookup(),
                            "place",
                            methodType(WovenMethod.class),
                            methodType(void.class),
                            WovenMethod.FORMAT)
                    .getTarget()
                    .invokeExact();
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }
}
