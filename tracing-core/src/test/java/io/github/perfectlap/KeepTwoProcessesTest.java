package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders over two services, of which the second fails one in a hundred: what it kept is each of those, whole; the share
 * that both have in common; and the first of each shape.
 */
class KeepTwoProcessesTest {

    private static final double SHARE = 0.05;
    private static final int SHAPES = 6;

    @TempDir
    Path folder = Path.of("");

    private record Line(String trace, String span, String isSampled, String shape, String reason, String name) {

        static Line of(String text) {
            String[] parts = text.split(" ", 6);
            return new Line(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        }

        boolean isRoot() {
            return !shape.equals("null");
        }
    }

    @Test
    void twoThousandOrders_betweenTwoTracings_theInterestingAreKept() {
        int orders = 2_000;
        List<String> first = new CopyOnWriteArrayList<>();
        List<String> second = new CopyOnWriteArrayList<>();
        List<String> messages = new CopyOnWriteArrayList<>();
        KeepOrders checkout = new KeepOrders(SHARE, first::add);
        KeepOrders shipping = new KeepOrders(SHARE, second::add);
        try (checkout;
                shipping) {
            for (int number = 0; number < orders; number++) {
                messages.add(checkout.place(number));
                shipping.ship(messages.get(number));
            }
        }
        assertKept(orders, messages, first, second);
        assertThat(checkout.mostWaiting()).isZero();
        assertThat(shipping.mostWaiting()).isEqualTo(KeepOrders.STEPS);
    }

    @Test
    @Tag("long")
    void tenThousandOrders_overTwoProcesses_theInterestingAreKept() throws Exception {
        int orders = 10_000;
        Path messages = folder.resolve("messages");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Path waiting = folder.resolve("waiting");
        run("first", orders, null, messages, first);
        run("second", orders, messages, waiting, second);
        assertKept(orders, lines(messages), lines(first), lines(second));
        assertThat(Integer.parseInt(lines(waiting).get(0))).isEqualTo(KeepOrders.STEPS);
    }

    private static void run(String which, int orders, @Nullable Path in, Path out, Path spans) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeepOrders.Service.class.getName(),
                        which,
                        Integer.toString(orders),
                        Double.toString(SHARE))
                .redirectOutput(out.toFile())
                .redirectError(spans.toFile());
        if (in != null) {
            builder.redirectInput(in.toFile());
        }
        assertThat(builder.start().waitFor()).isZero();
    }

    /** Spans and messages; the log of the process is left out. */
    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, UTF_8).stream()
                .filter(line -> line.matches("[0-9a-f]+( .*)?"))
                .toList();
    }

    private static void assertKept(int orders, List<String> messages, List<String> first, List<String> second) {
        assertThat(messages).hasSize(orders);
        List<Line> placed = first.stream().map(Line::of).toList();
        List<Line> shipped = second.stream().map(Line::of).toList();
        assertThat(kept(placed)).as("traces, failing in the second").allSatisfy(KeepTwoProcessesTest::assertWhole);
        assertThat(kept(shipped)).as("traces of the second").allSatisfy(KeepTwoProcessesTest::assertWhole);
        assertThat(kept(shipped).keySet()).as("all that failed").containsAll(traces(messages, KeepOrders::isFailing));
        assertNothingTwice(placed);
        assertNothingTwice(shipped);
        assertNewShapes(placed);
        assertNewShapes(shipped);
        Set<String> share = traces(placed, "null");
        assertThat(share).as("the share").isEqualTo(sampled(messages));
        double deviation = Math.sqrt(orders * SHARE * (1 - SHARE));
        assertThat((double) share.size()).isBetween(orders * SHARE - 5 * deviation, orders * SHARE + 5 * deviation);
        Set<String> unknown = new HashSet<>(kept(shipped).keySet());
        unknown.removeAll(traces(messages, KeepOrders::isFailing));
        unknown.removeAll(share);
        assertThat(unknown).as("new shapes only").hasSizeLessThanOrEqualTo(2 * SHAPES);
    }

    private static Map<String, List<Line>> kept(List<Line> lines) {
        return lines.stream().collect(groupingBy(Line::trace));
    }

    private static void assertWhole(String trace, List<Line> spans) {
        assertThat(spans).hasSize(KeepOrders.STEPS + 1);
        assertThat(spans).filteredOn(Line::isRoot).hasSize(1);
        assertThat(spans).extracting(Line::isSampled).containsOnly("sampled");
    }

    private static void assertNothingTwice(List<Line> spans) {
        assertThat(spans).extracting(Line::span).doesNotHaveDuplicates();
    }

    private static void assertNewShapes(List<Line> spans) {
        assertThat(spans)
                .filteredOn(Line::isRoot)
                .extracting(Line::shape)
                .as("shapes")
                .hasSizeGreaterThan(SHAPES);
        assertThat(new HashSet<>(
                        spans.stream().filter(Line::isRoot).map(Line::shape).toList()))
                .as("each shape is kept")
                .hasSize(SHAPES);
        assertThat(spans)
                .filteredOn(line -> line.reason().equals("new_shape"))
                .extracting(Line::shape)
                .as("once for being new")
                .doesNotHaveDuplicates();
    }

    private static Set<String> traces(List<Line> lines, String reason) {
        return new HashSet<>(lines.stream()
                .filter(Line::isRoot)
                .filter(line -> line.reason().equals(reason))
                .map(Line::trace)
                .toList());
    }

    private static Set<String> traces(List<String> messages, Predicate<Integer> which) {
        return new HashSet<>(messages.stream()
                .map(message -> message.split(" ", 3))
                .filter(parts -> which.test(Integer.parseInt(parts[0])))
                .map(parts -> parts[1].substring(3, 35))
                .toList());
    }

    private static Set<String> sampled(List<String> messages) {
        return new HashSet<>(messages.stream()
                .map(message -> message.split(" ", 3)[1])
                .filter(traceparent -> traceparent.endsWith("-01"))
                .map(traceparent -> traceparent.substring(3, 35))
                .toList());
    }
}
