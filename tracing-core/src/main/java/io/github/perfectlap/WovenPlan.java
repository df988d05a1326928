package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanKind;

/**
 * What a method's annotations say.
 *
 * @param name of its transaction or step
 * @param returnType as it is declared
 */
record WovenPlan(
        WovenPlace place,
        String name,
        SpanKind kind,
        Class<?> returnType,
        WovenArguments arguments,
        WovenResult result) {}
