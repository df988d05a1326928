package io.github.perfectlap;

import static io.github.perfectlap.TransactionAttributes.SHAPE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The fingerprint of the steps that a transaction has had. */
@ParameterizedClass
@EnumSource(Mode.class)
class ShapeTest {

    @Parameter
    Mode mode = Mode.OWN;

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    private TracingBuilder builder() {
        SimpleSpanProcessor processor = (SimpleSpanProcessor) SimpleSpanProcessor.create(spans);
        return mode == Mode.OWN
                ? Tracing.builder().withoutShutdownHook().processor(processor)
                : Tracing.builder()
                        .openTelemetry(OpenTelemetrySdk.builder()
                                .setTracerProvider(SdkTracerProvider.builder()
                                        .addSpanProcessor(processor)
                                        .build())
                                .build());
    }

    private String shape(RunWith<Transaction, RuntimeException> body) {
        return shape("checkout", body);
    }

    private String shape(String name, RunWith<Transaction, RuntimeException> body) {
        builder().withShapes().build().transaction(name).run(body);
        return requireNonNull(last());
    }

    private @Nullable String last() {
        List<@Nullable String> all = spans.getFinishedSpanItems().stream()
                .map(span -> span.getAttributes().get(SHAPE))
                .toList();
        return all.get(all.size() - 1);
    }

    private static void step(Step around, String name) {
        around.run(name, step -> {});
    }

    @Test
    void sameSteps_otherOrderAndOftener_isTheSame() {
        String once = shape(tx -> {
            step(tx, "reserve stock");
            tx.run("pay", pay -> step(pay, "charge card"));
        });
        String often = shape(tx -> {
            tx.run("pay", pay -> {
                step(pay, "charge card");
                step(pay, "charge card");
            });
            step(tx, "reserve stock");
            step(tx, "reserve stock");
            tx.run("pay", pay -> step(pay, "charge card"));
        });
        assertThat(often).isEqualTo(once).matches("[0-9a-f]{16}");
    }

    @Test
    void other_steps_nestingOrName_isAnother() {
        Set<String> different = new HashSet<>();
        different.add(shape(tx -> {}));
        different.add(shape("refund", tx -> {}));
        different.add(shape(tx -> step(tx, "a")));
        different.add(shape(tx -> step(tx, "b")));
        different.add(shape(tx -> {
            step(tx, "a");
            step(tx, "b");
        }));
        different.add(shape(tx -> tx.run("a", a -> step(a, "b"))));
        different.add(shape(tx -> tx.run("b", b -> step(b, "a"))));
        different.add(shape(tx -> {
            tx.run("a", a -> step(a, "b"));
            step(tx, "b");
        }));
        // Two names that String.hashCode can't tell apart.
        different.add(shape(tx -> step(tx, "Aa")));
        different.add(shape(tx -> step(tx, "BB")));
        assertThat(different).hasSize(10);
    }

    @Test
    void value_isTheSameInEveryProcess() {
        assertThat(shape(tx -> step(tx, "charge card"))).isEqualTo("72470960dfb93fec");
    }

    @Test
    void sequenceAndHandOff_areSteps() {
        String sequence = shape(tx -> {
            tx.next("a");
            tx.next("b");
        });
        assertThat(sequence).isEqualTo(shape(tx -> {
            step(tx, "a");
            tx.handOff("b").close();
        }));
    }

    @Test
    void namesWithValues_areOneShape() {
        String one = shape(tx -> {
            for (int i = 0; i < 2_000; i++) {
                step(tx, "order " + i);
            }
        });
        String other = shape(tx -> {
            for (int i = 3_000; i < 4_500; i++) {
                step(tx, "order " + i);
            }
        });
        assertThat(other).isEqualTo(one);
    }

    @Test
    void others_spans_areNoSteps() {
        Tracing tracing = builder().withShapes().build();
        tracing.transaction("checkout").run(tx -> {
            var span = tracing.openTelemetry()
                    .getTracer("plain")
                    .spanBuilder("GET")
                    .startSpan();
            try (var scope = span.makeCurrent()) {
                step(tx, "a");
            }
            span.end();
        });
        String with = last();
        assertThat(with).isEqualTo(shape(tx -> step(tx, "a")));
    }

    @Test
    void notAsked_isNotThere() {
        builder().build().transaction("checkout").run(tx -> {});
        assertThat(last()).isNull();
    }
}
