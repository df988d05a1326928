package io.github.perfectlap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Mishap.Receipt;
import io.github.perfectlap.Mishap.Row;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule for outcomes alone and with each other, kept and broken, in each way that a transaction can run: outcome,
 * span and metric are those of the strongest that is broken, as {@link Mishap} orders them.
 */
class OutcomeTableTest {

    /** How transactions run. */
    record Way(Mode mode, boolean isSampled, boolean isAsync, boolean isContinued, boolean isWeakestFirst) {

        @Override
        public String toString() {
            return mode
                    + (isSampled ? ", sampled" : ", sampled out")
                    + (isAsync ? ", async" : ", sync")
                    + (isContinued ? ", continued" : ", local")
                    + (isWeakestFirst ? ", weakest first" : ", strongest first");
        }

        Recording recording() {
            if (isSampled) {
                return new Recording(mode);
            }
            return mode == Mode.OWN ? Recording.sampledOut() : new Recording(Sampler.alwaysOff());
        }
    }

    /** What is declared in one of them, and what of that is broken. */
    record Cell(Set<Mishap> declared, Set<Mishap> broken) {}

    static Stream<Way> ways() {
        List<Boolean> both = List.of(true, false);
        return Stream.of(Mode.values()).flatMap(mode -> both.stream()
                .flatMap(sampled -> both.stream().flatMap(async -> both.stream().flatMap(continued -> both.stream()
                        .map(weakest -> new Way(mode, sampled, async, continued, weakest))))));
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(Set.of(), Set.of()));
        for (Mishap one : Mishap.values()) {
            cells.add(new Cell(Set.of(one), Set.of(one)));
            cells.add(new Cell(Set.of(one), Set.of()));
            for (Mishap other : EnumSet.range(one, Mishap.ANSWERED)) {
                if (one != other) {
                    Set<Mishap> pair = Set.of(one, other);
                    cells.add(new Cell(pair, Set.of()));
                    cells.add(new Cell(pair, Set.of(one)));
                    cells.add(new Cell(pair, Set.of(other)));
                    if (one.fitsWith(other)) {
                        cells.add(new Cell(pair, pair));
                    }
                }
            }
        }
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void everyCell_isTheStrongestThatIsBroken(Way way) throws Exception {
        Recording recording = way.recording();
        List<Cell> cells = cells();
        Headers message = message();
        Context before = Context.current();
        for (int i = 0; i < cells.size(); i++) {
            run(way, cells.get(i), recording, "cell " + i, message);
        }
        assertThat(Context.current()).isSameAs(before);
        assertTable(way, cells, recording);
    }

    private static void run(Way way, Cell cell, Recording recording, String name, Headers message) throws Exception {
        BusinessTransaction definition = recording.tracing.transaction(name);
        for (Mishap mishap : cell.declared()) {
            definition = mishap.declare(definition);
        }
        TransactionBuilder builder =
                way.isContinued() ? definition.resume(message, message) : definition.from(Context.root());
        new Stage(way, cell, recording, builder).play();
    }

    private static Headers message() {
        Headers message = new Headers();
        new Recording().tracing.transaction("order").run(order -> order.inject(message, Headers.SETTER));
        return message;
    }

    /** Runs one cell. */
    private record Stage(Way way, Cell cell, Recording recording, TransactionBuilder builder) {

        void play() throws Exception {
            if (way.isAsync()) {
                playAsync();
            } else if (isBroken(Mishap.NOT_COMPLETED)) {
                try (Transaction transaction = builder.start()) {
                    act(transaction);
                }
            } else {
                playHere();
            }
        }

        private void playHere() {
            Exception leaving = leaving();
            Throwable arrived = null;
            try {
                Receipt unused = builder.call(transaction -> {
                    act(transaction);
                    if (leaving != null) {
                        throw leaving;
                    }
                    return receipt();
                });
            } catch (Exception thrown) {
                arrived = thrown;
            }
            assertThat(arrived).isSameAs(leaving);
        }

        private void playAsync() throws Exception {
            boolean isEndless = isBroken(Mishap.NOT_COMPLETED);
            CompletableFuture<Receipt> receipt = isEndless ? new Unwatchable() : new CompletableFuture<>();
            AtomicReference<Transaction> running = new AtomicReference<>();
            CompletableFuture<Receipt> returned = builder.callAsync(transaction -> {
                running.set(transaction);
                if (isEndless) {
                    act(transaction);
                }
                return receipt;
            });
            assertThat(returned).isSameAs(receipt);
            if (!isEndless) {
                act(requireNonNull(running.get()));
                complete(receipt);
            }
        }

        private void complete(CompletableFuture<Receipt> receipt) {
            Exception leaving = leaving();
            if (isBroken(Mishap.CANCELLED)) {
                receipt.cancel(true);
            } else if (leaving != null) {
                receipt.completeExceptionally(leaving);
            } else {
                receipt.complete(receipt());
            }
        }

        private void act(Transaction transaction) {
            if (cell.declared().isEmpty()) {
                return;
            }
            Play play = new Play(recording, transaction, way.isAsync());
            List<Mishap> acts = new ArrayList<>(EnumSet.copyOf(cell.declared()));
            if (way.isWeakestFirst()) {
                acts.sort(Comparator.comparing(Stage::kind).reversed());
            }
            acts.stream().filter(mishap -> !mishap.isEnd()).forEach(mishap -> mishap.act(play, isBroken(mishap)));
        }

        /** Of two of a kind the first one counts, so these stay in order. */
        private static String kind(Mishap mishap) {
            String kind = mishap.row().kind();
            return kind == null ? "without" : kind;
        }

        private @Nullable Exception leaving() {
            if (isBroken(Mishap.THROWN)) {
                return new IOException();
            }
            if (isBroken(Mishap.CANCELLED)) {
                return new CancellationException();
            }
            return isBroken(Mishap.ANSWERED) ? new Mishap.SoldOut() : null;
        }

        private Receipt receipt() {
            return new Receipt(isBroken(Mishap.RESULT_SAYS_NO));
        }

        private boolean isBroken(Mishap mishap) {
            return cell.broken().contains(mishap);
        }
    }

    /** A stage that does not say when it completes. */
    private static final class Unwatchable extends CompletableFuture<Receipt> {

        @Override
        public CompletableFuture<Receipt> whenComplete(BiConsumer<? super Receipt, ? super Throwable> action) {
            throw new UnsupportedOperationException();
        }
    }

    private static void assertTable(Way way, List<Cell> cells, Recording recording) {
        SoftAssertions softly = new SoftAssertions();
        Map<String, List<HistogramPointData>> counted = counted(recording);
        Map<String, SpanData> spans = new HashMap<>();
        recording.spans().forEach(span -> spans.put(span.getName(), span));
        for (int i = 0; i < cells.size(); i++) {
            Row row = Mishap.row(cells.get(i).broken());
            String name = "cell " + i;
            softly.assertThat(counted.getOrDefault(name, List.of()))
                    .as("rows of %s", cells.get(i))
                    .extracting(HistogramPointData::getAttributes, HistogramPointData::getCount)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(attributes(name, row), 1L));
            if (way.isSampled()) {
                softly.assertThat(seen(spans.get(name)))
                        .as("span of %s", cells.get(i))
                        .isEqualTo(expected(row));
            }
        }
        softly.assertThat(spans.isEmpty()).isNotEqualTo(way.isSampled());
        softly.assertAll();
    }

    private static Map<String, List<HistogramPointData>> counted(Recording recording) {
        Map<String, List<HistogramPointData>> counted = new HashMap<>();
        recording
                .metric("perfectlap.transaction.duration")
                .getHistogramData()
                .getPoints()
                .forEach(point -> counted.computeIfAbsent(
                                point.getAttributes().get(TransactionAttributes.NAME), name -> new ArrayList<>())
                        .add(point));
        return counted;
    }

    private static Attributes attributes(String name, Row row) {
        var attributes = Attributes.builder()
                .put(TransactionAttributes.NAME, name)
                .put(TransactionAttributes.OUTCOME, row.outcome().text());
        if (row.kind() != null) {
            attributes.put(TransactionAttributes.ERROR_KIND, row.kind());
        }
        return attributes.build();
    }

    private static List<?> seen(@Nullable SpanData span) {
        if (span == null) {
            return Collections.emptyList();
        }
        Attributes attributes = span.getAttributes();
        return Arrays.asList(
                span.getStatus().getStatusCode(),
                attributes.get(TransactionAttributes.OUTCOME),
                attributes.get(TransactionAttributes.ERROR_TYPE),
                attributes.get(TransactionAttributes.ERROR_STEP));
    }

    private static List<?> expected(Row row) {
        boolean isError = row.outcome() == Outcome.FAILED || row.outcome() == Outcome.ABANDONED;
        return Arrays.asList(
                isError ? StatusCode.ERROR : StatusCode.UNSET, row.outcome().text(), row.errorType(), row.errorStep());
    }
}
