package io.github.perfectlap;

import io.github.perfectlap.internal.unwoven.Unwoven;

/** Says which classes are annotated and were not woven, once in a JVM. */
final class WeaveCheck {

    private WeaveCheck() {}

    static void once() {
        Unwoven.lookOnce(PresentOpenTelemetry::isAgent, sentence -> Log.warning(sentence, null));
    }
}
