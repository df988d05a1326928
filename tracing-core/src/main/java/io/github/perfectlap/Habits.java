package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How one {@link Tracing} works, whatever it records into.
 *
 * @param group name of the services that belong together, empty where they have none
 * @param ids random numbers
 * @param measures null where no golden signals are kept
 * @param keeping who decides which transactions are exported, where a sampler does not decide alone
 * @param isShaped whether the shape of each transaction is noted
 * @param handOffs what the application wants to be told of them
 */
record Habits(
        String release,
        String group,
        Clock clock,
        LongSupplier ids,
        @Nullable Measures measures,
        @Nullable Keeping keeping,
        boolean isShaped,
        Switches switches,
        HandOffCalls handOffs,
        Problems problems) {}
