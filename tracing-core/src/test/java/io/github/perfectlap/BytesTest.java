package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that a warm transaction of four spans allocates. Each in a JVM of its own: the compiler decides what needs no
 * object, so it must be the one that an application has, and have seen what that application does and nothing else.
 */
class BytesTest {

    @ParameterizedTest
    @CsvSource({"nested, 680", "nested and measured, 680", "sequence, 680", "sequence and measured, 680"})
    void sampled_isWithinTheGoal(String orders, long goal) throws IOException {
        assertThat(bytes(orders)).isPositive().isLessThanOrEqualTo(goal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampled out", "sampled out and measured"})
    void sampledOut_isWithinTheGoal(String orders) throws IOException {
        assertThat(bytes(orders)).isPositive().isLessThanOrEqualTo(160);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nested", "sampled out"})
    void goldenSignals_addNothing(String orders) throws IOException {
        // Which objects the compiler sees through differs between two programs; here it has to make them all.
        assertThat(bytes(orders + " and measured", "-XX:-DoEscapeAnalysis"))
                .isEqualTo(bytes(orders, "-XX:-DoEscapeAnalysis"));
    }

    @Test
    void switchedOff_isNothing() throws IOException {
        assertThat(bytes("off")).isZero();
    }

    private static long bytes(String orders) throws IOException {
        return bytes(orders, "-XX:+DoEscapeAnalysis");
    }

    private static long bytes(String orders, String option) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Measuring.class.getName(),
                        orders)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(output.strip());
    }

    static final class Measuring {

        private static final int WARM = 200_000;
        private static final int TIMES = 10_000;
        private static final int BATCHES = 20;
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        public static void main(String[] arguments) {
            System.out.println(least(order(arguments[0])));
        }

        private static Runnable order(String what) {
            return switch (what) {
                case "nested" -> orders(CostOrders.tracing("1").withoutGoldenSignals())::nested;
                case "nested and measured" -> orders(CostOrders.tracing("1"))::nested;
                case "sequence" -> orders(CostOrders.tracing("1").withoutGoldenSignals())::sequence;
                case "sequence and measured" -> orders(CostOrders.tracing("1"))::sequence;
                case "sampled out" -> orders(CostOrders.tracing("0").withoutGoldenSignals())::nested;
                case "sampled out and measured" -> orders(CostOrders.tracing("0"))::nested;
                case "off" -> orders(CostOrders.tracing("1").switchedOff())::nested;
                default -> throw new IllegalArgumentException(what);
            };
        }

        private static CostOrders orders(TracingBuilder builder) {
            return new CostOrders(builder.build().transaction("checkout"));
        }

        /** The least of several batches: something else may have allocated in one, the compiler been behind in another. */
        private static long least(Runnable order) {
            repeat(WARM, order);
            long least = Long.MAX_VALUE;
            for (int batch = 0; batch < BATCHES; batch++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                repeat(TIMES, order);
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            return least / TIMES;
        }

        private static void repeat(int times, Runnable order) {
            for (int i = 0; i < times; i++) {
                order.run();
            }
        }
    }
}
