package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanKind;
import java.util.List;

/**
 * What a method's annotations say.
 *
 * @param name of its transaction or step
 * @param returnType as it is declared
 * @param parameters those that are annotated
 */
record WovenPlan(
        WovenPlace place,
        String name,
        SpanKind kind,
        Class<?> returnType,
        List<WovenParameter> parameters,
        WovenResult result) {}
