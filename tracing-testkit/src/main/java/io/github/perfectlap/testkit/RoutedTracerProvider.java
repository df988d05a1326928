package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerBuilder;
import io.opentelemetry.api.trace.TracerProvider;
import org.jspecify.annotations.Nullable;

/** Gives tracers that find the test of each span when it starts, since code keeps them in static fields. */
final class RoutedTracerProvider implements TracerProvider {

    @Override
    public Tracer get(String scope) {
        return tracerBuilder(scope).build();
    }

    @Override
    public Tracer get(String scope, String version) {
        return tracerBuilder(scope).setInstrumentationVersion(version).build();
    }

    @Override
    public TracerBuilder tracerBuilder(String scope) {
        return new Builder(scope);
    }

    private static final class Builder implements TracerBuilder {

        private final String scope;
        private @Nullable String version;
        private @Nullable String schemaUrl;

        Builder(String scope) {
            this.scope = scope;
        }

        @Override
        public TracerBuilder setSchemaUrl(String url) {
            this.schemaUrl = url;
            return this;
        }

        @Override
        public TracerBuilder setInstrumentationVersion(String number) {
            this.version = number;
            return this;
        }

        @Override
        public Tracer build() {
            return new RoutedTracer(scope, version, schemaUrl);
        }
    }

    private record RoutedTracer(
            String scope,
            @Nullable String version,
            @Nullable String schemaUrl) implements Tracer {

        @Override
        public SpanBuilder spanBuilder(String name) {
            return new RoutedSpanBuilder(provider -> in(provider).spanBuilder(name));
        }

        private Tracer in(TracerProvider provider) {
            TracerBuilder builder = provider.tracerBuilder(scope);
            if (version != null) {
                builder.setInstrumentationVersion(version);
            }
            if (schemaUrl != null) {
                builder.setSchemaUrl(schemaUrl);
            }
            return builder.build();
        }
    }
}
